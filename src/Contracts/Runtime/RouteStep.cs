namespace Mortise.Runtime;

/// <summary>
/// One step of a composed route: an interceptor, a policy that picks among providers, or the end of the route. A
/// composed port hands each call to its first step. Steps are safe for concurrent use and throw only <see
/// cref="CallException"/>, declared errors and cancellation.
/// </summary>
public abstract class RouteStep
{
    /// <summary>Passes on a call with a result.</summary>
    /// <param name="operation">The operation's index in the contract of the calling side.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="call">Calls the operation on a target of the contract's type, with these arguments.</param>
    /// <param name="cancellation">The caller's.</param>
    public abstract ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation);

    /// <summary>Passes on a call without a result.</summary>
    public abstract ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation);

    /// <summary>Passes on a stream. Nothing happens before it is enumerated.</summary>
    public abstract IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation);
}
