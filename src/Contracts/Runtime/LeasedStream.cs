namespace Mortise.Runtime;

/// <summary>A stream of a provider, as its consumer sees it. Each enumeration is a call of its own.</summary>
internal sealed class LeasedStream<TContract, TState, TItem>(
    Port<TContract> port,
    int operation,
    TState state,
    Func<TContract, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
    CancellationToken outer) : IAsyncEnumerable<TItem>
    where TContract : class
{
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? linked = null;
        var cancellation = cancellationToken;
        if (!cancellation.CanBeCanceled)
        {
            cancellation = outer;
        }
        else if (outer.CanBeCanceled && outer != cancellation)
        {
            linked = CancellationTokenSource.CreateLinkedTokenSource(outer, cancellation);
            cancellation = linked.Token;
        }

        port.Enter(operation, out var binding);
        try
        {
            var inner = open(binding.Target, state, cancellation).GetAsyncEnumerator(cancellation);
            return new LeasedEnumerator<TItem>(binding, operation, inner, linked, cancellation);
        }
        catch (Exception exception)
        {
            var seen = binding.Fail(operation, exception, cancellation);
            linked?.Dispose();
            return new FailedEnumerator<TItem>(seen);
        }
    }
}
