namespace Mortise.Runtime;

/// <summary>The end of a route that leads nowhere: each call is answered at once with the reason.</summary>
/// <param name="reason">Why nobody is there.</param>
/// <param name="message">What is missing and what to do about it.</param>
public sealed class AbsentStep(UnavailableReason reason, string message) : RouteStep
{
    /// <inheritdoc/>
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        ValueTask.FromException<TResult>(new UnavailableException(reason, message));

    /// <inheritdoc/>
    public override ValueTask CallAsync<TState>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask> call,
        CancellationToken cancellation) =>
        ValueTask.FromException(new UnavailableException(reason, message));

    /// <inheritdoc/>
    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) => throw new UnavailableException(reason, message);
}
