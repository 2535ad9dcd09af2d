using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Testing;

/// <summary>
/// The kernel with the plug-ins under test: their own built folders, each in a load context of its own, with the test
/// as what is around them. Contract types are those of the test. Safe for concurrent use.
/// </summary>
/// <example>
/// <code>
/// await using var host = await TestHost.StartAsync&lt;Snail&gt;(level, new SnailConfig(PerKilogram: 3m));
/// Assert.Equal(6m, (await host.Port&lt;ICarrier&gt;().QuoteAsync(new(2m, "AT"))).Euros);
/// host.Accounts.AssertBalanced();
/// </code>
/// </example>
public sealed class TestHost : IAsyncDisposable
{
    private readonly Surroundings _surroundings;

    internal TestHost(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Accounts = new CallAccounts(surroundings.Kernel);
    }

    /// <summary>The kernel, for whatever has no shorter form here, such as stopping an instance by name.</summary>
    public Microkernel Kernel => _surroundings.Kernel;

    /// <summary>The clock of the kernel and of the plug-ins that ask for one.</summary>
    public TimeProvider Time => _surroundings.Time;

    /// <summary>What became of every call.</summary>
    public CallAccounts Accounts { get; }

    /// <summary>What the plug-ins have written to their logs so far, in order.</summary>
    public ImmutableArray<KernelRecord.Log> Log => _surroundings.Records.Of<KernelRecord.Log>();

    /// <summary>
    /// What the plug-ins have done wrong outside of calls so far, in order: threads, background work, events.
    /// </summary>
    public ImmutableArray<KernelRecord.Fault> Faults => _surroundings.Records.Of<KernelRecord.Fault>();

    /// <summary>Starts one plug-in that needs nothing but its configuration.</summary>
    /// <typeparam name="TPlugin">The plug-in's class; its project is referenced by that of the test.</typeparam>
    /// <param name="level">Where it runs.</param>
    /// <param name="config">Its configuration record; null for the defaults.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartFailedException">It did not start.</exception>
    /// <exception cref="InvalidOperationException">Its folder was not found beside the test.</exception>
    public static Task<TestHost> StartAsync<TPlugin>(
        IsolationLevel level = IsolationLevel.InProcessStrict,
        object? config = null,
        CancellationToken cancellation = default)
        where TPlugin : class
    {
        var builder = Build<TPlugin>();
        return (config is null ? builder : builder.WithConfig(config)).StartAsync(level, cancellation);
    }

    /// <summary>Prepares a host for a plug-in that needs more than its configuration.</summary>
    /// <typeparam name="TPlugin">The plug-in's class; its project is referenced by that of the test.</typeparam>
    public static TestHostBuilder Build<TPlugin>()
        where TPlugin : class =>
        new(PluginUnderTest.Of(typeof(TPlugin)));

    /// <summary>The test's port to a contract that a plug-in under test provides.</summary>
    /// <exception cref="ArgumentException">None provides it.</exception>
    public TContract Port<TContract>()
        where TContract : class =>
        _surroundings.Port<TContract>("");

    /// <summary>The test's port to a contract that one plug-in under test provides.</summary>
    /// <param name="instance">Its name, when there are several.</param>
    /// <exception cref="ArgumentException">It is not there, or does not provide the contract.</exception>
    public TContract Port<TContract>(string instance)
        where TContract : class
    {
        ArgumentException.ThrowIfNullOrEmpty(instance);
        return _surroundings.Port<TContract>(instance);
    }

    /// <summary>
    /// Publishes an event that a plug-in under test subscribes to; returns for how many it was queued.
    /// </summary>
    /// <exception cref="ArgumentException">None subscribes to it.</exception>
    public int Publish<TEvent>(TEvent item)
        where TEvent : notnull =>
        _surroundings.Events.Publish(item);

    /// <summary>
    /// The events of a type that the plug-ins under test have published so far and that have arrived.
    /// </summary>
    /// <exception cref="ArgumentException">None publishes it.</exception>
    public ImmutableArray<TEvent> Published<TEvent>()
        where TEvent : notnull =>
        _surroundings.Events.Of<TEvent>().Seen<TEvent>();

    /// <summary>
    /// Takes the next event of a type that the plug-ins under test have published and nobody has taken; waits for it,
    /// at most ten seconds of real time.
    /// </summary>
    /// <exception cref="ArgumentException">None publishes it.</exception>
    /// <exception cref="TimeoutException">None came.</exception>
    public ValueTask<TEvent> NextAsync<TEvent>(CancellationToken cancellation = default)
        where TEvent : notnull =>
        _surroundings.Events.Of<TEvent>().NextAsync<TEvent>(cancellation);

    /// <summary>
    /// Gives a plug-in under test another configuration while it serves, as <c>mortise config</c> does: by its
    /// <see cref="IReconfigure{TConfig}"/> or, if it has none or says no, by an update beside itself. It is asked for
    /// its health at the end, and not watched any longer.
    /// </summary>
    /// <param name="config">Its whole configuration record.</param>
    /// <param name="instance">Its name, when there are several; empty for the one that the host was built for.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>True when it took it as it ran, false when it was updated.</returns>
    /// <exception cref="RefusedException">It has the configuration that it had; the exception says why.</exception>
    public Task<bool> ReconfigureAsync(object config, string instance = "", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        return _surroundings.ReconfigureAsync(ConfigDocument.Write(config), instance, cancellation);
    }

    /// <summary>
    /// Removes the plug-ins under test, and demands that their code leaves the process, by collecting garbage until it
    /// has. A plug-in that is resident by declaration stays, and need not leave. Fakes stay.
    /// </summary>
    /// <exception cref="LeakedException">Something holds the code; the message names what was found.</exception>
    public async Task UnloadAsync(CancellationToken cancellation = default)
    {
        var problems = await _surroundings.RemoveAsync(cancellation).ConfigureAwait(false);
        await _surroundings.Contexts.DemandGoneAsync(problems, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Stops the plug-ins under test in order. Virtual time goes on by itself meanwhile, so that no deadline waits for
    /// a test that has ended.
    /// </summary>
    public ValueTask DisposeAsync() => _surroundings.DisposeAsync();
}
