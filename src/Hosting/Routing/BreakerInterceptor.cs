using System.Runtime.CompilerServices;
using Mortise.Kernel.Routing;
using Mortise.Runtime;
using Polly;
using Polly.CircuitBreaker;

namespace Mortise.Hosting.Routing;

/// <summary>Does not make calls that would most probably fail. An item of a stream counts as a call.</summary>
internal sealed class BreakerInterceptor(RouteStep next, ContractModel contract, BreakerSpec spec, TimeProvider time)
    : Interceptor(next)
{
    private readonly ResiliencePipeline _pipeline =
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                // What the provider declares, and what was refused before it, says nothing about its condition.
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception
                    is FaultedException or UnavailableException or DeadlineExceededException),
                FailureRatio = spec.Failures,
                MinimumThroughput = spec.Calls,
                SamplingDuration = spec.Period,
                BreakDuration = spec.Pause,
            })
            .Build();

    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        CountAsync(
            static (each, token) => each.Next.CallAsync(each.operation, each.state, each.call, token),
            (Next, operation, state, call),
            cancellation);

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var items = Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
        while (await CountAsync(static (each, _) => each.MoveNextAsync(), items, cancellation).ConfigureAwait(false))
        {
            yield return items.Current;
        }
    }

    private async ValueTask<T> CountAsync<TState, T>(
        Func<TState, CancellationToken, ValueTask<T>> call, TState state, CancellationToken cancellation)
    {
        try
        {
            return await _pipeline.ExecuteAsync(call, state, cancellation).ConfigureAwait(false);
        }
        catch (BrokenCircuitException open)
        {
            throw new UnavailableException(
                UnavailableReason.CircuitOpen,
                $"Calls to {contract.Name}/{contract.Major} failed too often, and are not made for "
                + $"{Math.Ceiling(open.RetryAfter?.TotalSeconds ?? 0):0} s more.");
        }
    }
}
