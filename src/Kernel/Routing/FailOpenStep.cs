using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The first step of a route whose contract has operations that fail open: answers those with null when nobody else
/// does, and never without a count. What a provider said, and what is the caller's own doing, stays as it is.
/// </summary>
internal sealed class FailOpenStep(RouteStep next, ContractModel contract, string consumer, RouteContext context)
    : Interceptor(next)
{
    private readonly bool[] _isTold = new bool[contract.Operations.Length];
    private readonly long[] _quietUntil = new long[contract.Operations.Length];

    public override async ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        try
        {
            var result = await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
            Volatile.Write(ref _isTold[operation], false);
            return result;
        }
        catch (CallException failure) when (
            default(TResult) is null
            && contract.Operations[operation].OnFailure is FailurePolicy.FailOpen
            && failure is UnavailableException { Reason: not UnavailableReason.CallerStopped }
                or RejectedException { Reason: RejectedReason.Overloaded }
                or CutOffException or DeadlineExceededException)
        {
            var name = CallAccount.Key(contract, operation);
            context.FailedOpen.GetOrAdd(consumer, static _ => new(StringComparer.Ordinal))
                .AddOrUpdate(name, 1, static (_, calls) => calls + 1);
            Tell(operation, name, failure);
            return default!;
        }
    }

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) => Next.Stream(operation, state, open, cancellation);

    /// <summary>Tells the first one after an answer, and at most one a minute: overload mixes them.</summary>
    private void Tell(int operation, string name, CallException failure)
    {
        var now = context.Time.GetTimestamp();
        if (now >= _quietUntil[operation] && !Interlocked.Exchange(ref _isTold[operation], true))
        {
            _quietUntil[operation] = now + (60 * context.Time.TimestampFrequency);
            context.Records.Add(new KernelRecord.FailedOpen(
                context.Time.GetUtcNow(), consumer, name, failure.Code, failure.Message));
            context.Records.Raise();
        }
    }
}
