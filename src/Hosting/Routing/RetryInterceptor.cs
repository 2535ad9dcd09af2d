using Mortise.Kernel.Routing;
using Mortise.Runtime;
using Polly;
using Polly.Retry;

namespace Mortise.Hosting.Routing;

/// <summary>Makes calls again that may be made again.</summary>
internal sealed class RetryInterceptor(RouteStep next, ContractModel contract, RetrySpec spec, TimeProvider time)
    : Interceptor(next)
{
    private readonly ResiliencePipeline _idempotent = Pipeline(
        spec, time, static exception => exception is FaultedException || DidNotRun(exception));

    private readonly ResiliencePipeline _other = Pipeline(spec, time, DidNotRun);

    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        var pipeline = contract.Operations[operation].Idempotent ? _idempotent : _other;
        return pipeline.ExecuteAsync(
            static (each, token) => each.Next.CallAsync(each.operation, each.state, each.call, token),
            (Next, operation, state, call),
            cancellation);
    }

    public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        Next.Stream(operation, state, open, cancellation);

    /// <summary>It reached nobody, and may reach somebody soon.</summary>
    private static bool DidNotRun(Exception exception) => exception is UnavailableException
    {
        Reason: UnavailableReason.NoProvider or UnavailableReason.NotStarted or UnavailableReason.Stopped,
    };

    private static ResiliencePipeline Pipeline(RetrySpec spec, TimeProvider time, Func<Exception, bool> again) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } exception && again(exception)),
                MaxRetryAttempts = spec.Attempts,
                Delay = spec.Delay,
                MaxDelay = TimeSpan.FromSeconds(10),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
}
