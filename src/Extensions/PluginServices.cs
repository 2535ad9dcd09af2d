using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Mortise.Extensions;

/// <summary>
/// A container of the plug-in's own: made in its constructor, disposed with it, seen by nobody else. It has what the
/// plug-in adds, and unless the plug-in adds its own: <see cref="ILog"/>, <c>ILoggerFactory</c> and
/// <c>ILogger&lt;T&gt;</c> that write to that log, <see cref="TimeProvider"/>, <c>IMeterFactory</c>, and a <c>Meter</c>
/// with the plug-in's id as its name. Safe for concurrent use.
/// </summary>
/// <example>
/// <code>
/// [Plugin("shop.orders")]
/// public sealed class OrdersPlugin(OrdersConfig config, ICarrier carrier, ILog log) : IOrders, IAsyncDisposable
/// {
///     private readonly PluginServices _services = PluginServices.Create&lt;OrdersPlugin&gt;(log, services => services
///         .AddConfig(config)
///         .AddSingleton(carrier)
///         .AddScoped&lt;OrderDesk&gt;());
///
///     public ValueTask&lt;Receipt&gt; PlaceAsync(Order order, CancellationToken cancellation = default) =>
///         _services.CallAsync&lt;OrderDesk, Receipt&gt;((desk, token) => desk.PlaceAsync(order, token), cancellation);
///
///     public ValueTask DisposeAsync() => _services.DisposeAsync();
/// }
/// </code>
/// </example>
public sealed class PluginServices : IServiceProvider, IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private PluginServices(ServiceProvider provider) => _provider = provider;

    /// <summary>Makes the container and checks that every service in it can be made.</summary>
    /// <typeparam name="TPlugin">The plug-in's class: names its meter.</typeparam>
    /// <param name="log">The plug-in's log.</param>
    /// <param name="configure">Adds the plug-in's services; what it adds comes before the defaults.</param>
    /// <exception cref="AggregateException">
    /// A service lacks what its constructor needs, or a singleton needs a scoped one. Thrown from the plug-in's
    /// constructor, it fails the start with that reason.
    /// </exception>
    public static PluginServices Create<TPlugin>(ILog log, Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(configure);
        var services = new ServiceCollection();
        configure(services);
        PluginDefaults.AddTo(services, log, typeof(TPlugin));
        return new PluginServices(services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
    }

    /// <summary>
    /// A singleton or transient service; null when there is none. Scoped ones exist within calls only.
    /// </summary>
    /// <exception cref="InvalidOperationException">The service is scoped.</exception>
    public object? GetService(Type serviceType) => _provider.GetService(serviceType);

    /// <summary>Runs one operation in a scope of its own, which is disposed when the operation has ended.</summary>
    /// <typeparam name="TService">The service that runs it.</typeparam>
    /// <typeparam name="TResult">What it answers.</typeparam>
    /// <param name="call">The operation.</param>
    /// <param name="cancellation">Passed on to the operation.</param>
    /// <exception cref="ObjectDisposedException">The plug-in has been stopped.</exception>
    public async ValueTask<TResult> CallAsync<TService, TResult>(
        Func<TService, CancellationToken, ValueTask<TResult>> call, CancellationToken cancellation = default)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(call);
        var scope = _provider.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await call(scope.ServiceProvider.GetRequiredService<TService>(), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Runs one operation without a result, as <see cref="CallAsync"/> does.</summary>
    /// <typeparam name="TService">The service that runs it.</typeparam>
    /// <param name="send">The operation.</param>
    /// <param name="cancellation">Passed on to the operation.</param>
    /// <exception cref="ObjectDisposedException">The plug-in has been stopped.</exception>
    public async ValueTask SendAsync<TService>(
        Func<TService, CancellationToken, ValueTask> send, CancellationToken cancellation = default)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(send);
        var scope = _provider.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await send(scope.ServiceProvider.GetRequiredService<TService>(), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Runs one streaming operation. Its scope begins with the enumeration and is disposed with the enumerator, also
    /// when the reader leaves early.
    /// </summary>
    /// <typeparam name="TService">The service that runs it.</typeparam>
    /// <typeparam name="TItem">What it streams.</typeparam>
    /// <param name="stream">The operation.</param>
    /// <param name="cancellation">Passed on to the operation; that of the enumeration is too.</param>
    /// <exception cref="ObjectDisposedException">The plug-in has been stopped; thrown by the enumeration.</exception>
    public async IAsyncEnumerable<TItem> StreamAsync<TService, TItem>(
        Func<TService, CancellationToken, IAsyncEnumerable<TItem>> stream,
        [EnumeratorCancellation] CancellationToken cancellation = default)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(stream);
        var scope = _provider.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var items = stream(scope.ServiceProvider.GetRequiredService<TService>(), cancellation);
            await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    /// <summary>
    /// Runs every <see cref="IBackgroundWork"/> that was added, all at once: what hosted services are to an
    /// application. For the plug-in's own <see cref="IBackgroundWork.RunAsync"/>. The first that fails ends the others,
    /// and its fault is thrown.
    /// </summary>
    /// <param name="cancellation">Ends them all.</param>
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The tasks were started here, above.")]
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var works = _provider.GetServices<IBackgroundWork>().Select(work => StartAsync(work, ending.Token)).ToArray();
        try
        {
            await foreach (var ended in Task.WhenEach(works).ConfigureAwait(false))
            {
                await ended.ConfigureAwait(false);
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(works).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Disposes every service that the container made, in reverse. For the plug-in's own disposal.</summary>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    /// <summary>One that throws at once is the same as one that throws later.</summary>
    private static async Task StartAsync(IBackgroundWork work, CancellationToken cancellation) =>
        await work.RunAsync(cancellation).ConfigureAwait(false);
}
