using Microsoft.Extensions.Time.Testing;
using Mortise.Hosting.Application;
using Mortise.Hosting.Routing;
using Mortise.Kernel.Routing;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Hosting.Tests.Routing;

/// <summary>Retries, breakers and limits, on a clock that fires what is waited for.</summary>
public sealed class ResilienceTests
{
    private const int Idempotent = 0;
    private const int Other = 1;

    private readonly FakeTimeProvider _time = new();
    private int _calls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Exception, int, int> Ends => new()
    {
        // It did not run, so that it is repeated whatever it does.
        { new UnavailableException(UnavailableReason.Stopped, ""), Other, 4 },
        { new UnavailableException(UnavailableReason.NotStarted, ""), Idempotent, 4 },

        // It may have run.
        { new FaultedException("a", "no disk", ""), Idempotent, 4 },
        { new FaultedException("a", "no disk", ""), Other, 1 },

        // Another attempt would end alike.
        { new UnavailableException(UnavailableReason.Quarantined, ""), Idempotent, 1 },
        { new UnavailableException(UnavailableReason.NotProvided, ""), Idempotent, 1 },
        { new RejectedException(RejectedReason.NotGranted, ""), Idempotent, 1 },
        { new OperationCanceledException(), Idempotent, 1 },
    };

    [Theory]
    [MemberData(nameof(Ends), DisableDiscoveryEnumeration = true)]
    public async Task Retry_RepeatsWhatMayBeRepeated(Exception end, int operation, int calls)
    {
        var route = Route(RouteInterceptors.Retry(new RetrySpec { Attempts = 3 }));

        await AdvanceUntilAsync(Assert.ThrowsAsync(end.GetType(), async () => await CallAsync(route, operation, end)));

        Assert.Equal(calls, _calls);
    }

    [Fact]
    public async Task Retry_EndsWithTheFirstAnswer()
    {
        var route = Route(RouteInterceptors.Retry(new RetrySpec()));
        var gone = new UnavailableException(UnavailableReason.Stopped, "");

        var answer = route.CallAsync(
            Other, 0, (_, _, _) => ++_calls < 3 ? throw gone : ValueTask.FromResult("done"), Token).AsTask();
        await AdvanceUntilAsync(answer);

        Assert.Equal(("done", 3), (await answer, _calls));
    }

    [Fact]
    public async Task Breaker_AnswersAtOnceWhileItIsOpen_AndClosesAfterACallThatSucceeds()
    {
        var route = Route(RouteInterceptors.Breaker(new BreakerSpec { Calls = 4, Pause = TimeSpan.FromSeconds(15) }));
        var fault = new FaultedException("a", "no disk", "");
        for (var call = 0; call < 4; call++)
        {
            await Assert.ThrowsAsync<FaultedException>(async () => await CallAsync(route, Other, fault));
        }

        var open = await Assert.ThrowsAsync<UnavailableException>(async () => await CallAsync(route, Other, fault));
        Assert.Equal(UnavailableReason.CircuitOpen, open.Reason);
        Assert.Contains("15 s", open.Message, StringComparison.Ordinal);
        Assert.Equal(4, _calls);

        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("done", await CallAsync(route, Other, null));
        await Assert.ThrowsAsync<FaultedException>(async () => await CallAsync(route, Other, fault));
    }

    [Fact]
    public async Task Breaker_DoesNotCountWhatTheContractDeclaresOrTheCallerDid()
    {
        var route = Route(RouteInterceptors.Breaker(new BreakerSpec { Calls = 2 }));
        for (var call = 0; call < 10; call++)
        {
            var refused = new RejectedException(RejectedReason.BadArguments, "");
            await Assert.ThrowsAsync<RejectedException>(async () => await CallAsync(route, Other, refused));
        }

        Assert.Equal("done", await CallAsync(route, Other, null));
    }

    [Fact]
    public async Task Limit_LetsSoManyIn_HasOthersWait_AndRefusesTheRest()
    {
        var route = Route(RouteInterceptors.Limit(new LimitSpec(Calls: 1, Queue: 1)));
        var inside = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = route.CallAsync(Other, 0, (_, _, _) => new ValueTask<string>(inside.Task), Token).AsTask();
        var second = CallAsync(route, Other, null).AsTask();
        var refused = await Assert.ThrowsAsync<RejectedException>(async () => await CallAsync(route, Other, null));

        Assert.Equal((RejectedReason.Overloaded, 0), (refused.Reason, _calls));
        inside.SetResult("first");
        Assert.Equal(("first", "done"), (await first, await second));
    }

    [Fact]
    public async Task Limit_CountsAStream_UntilItEnds()
    {
        var route = Route(RouteInterceptors.Limit(new LimitSpec(Calls: 1, Queue: 0)));
        await foreach (var item in route.Stream(Other, 0, static (_, _, _) => Items(), Token))
        {
            Assert.Equal(1, item);
            await Assert.ThrowsAsync<RejectedException>(async () => await CallAsync(route, Other, null));
        }

        Assert.Equal("done", await CallAsync(route, Other, null));
    }

    private static async IAsyncEnumerable<int> Items()
    {
        await Task.CompletedTask;
        yield return 1;
    }

    private async Task AdvanceUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private ValueTask<string> CallAsync(RouteStep route, int operation, Exception? end) => route.CallAsync(
        operation,
        end,
        (_, failure, _) =>
        {
            _calls++;
            return failure is null ? ValueTask.FromResult("done") : ValueTask.FromException<string>(failure);
        },
        Token);

    private RouteStep Route(Intercept intercept) => intercept(
        new ServiceStep(new Lazy<object>(new object())),
        new InterceptedRoute(TwoOperations.Model, "a", new HandCarrier(), _time));
}
