using Mortise.Runtime;

namespace Mortise.Hosting.Application;

/// <summary>Makes a service of the application at the first call to it, on the thread of its caller.</summary>
internal sealed class ServiceStep(Lazy<object> service) : RouteStep
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        call(service.Value, state, cancellation);

    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        call(service.Value, state, cancellation);

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        open(service.Value, state, cancellation);
}
