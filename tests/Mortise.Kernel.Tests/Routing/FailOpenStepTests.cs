using Microsoft.Extensions.Time.Testing;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Kernel.Tests.Routing;

/// <summary>Which ends of a call fail open, and behind which steps.</summary>
public sealed class FailOpenStepTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RouteContext _context;

    public FailOpenStepTests() => _context = new RouteContext(Strict: false, _time, new RecordQueue(null));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Unanswered =>
    [
        .. Enum.GetValues<UnavailableReason>()
            .Where(static reason => reason != UnavailableReason.CallerStopped)
            .Select(static reason => new UnavailableException(reason, "")),
        new RejectedException(RejectedReason.Overloaded, ""),
        new DeadlineExceededException(""),
        new CutOffException("a", ""),
    ];

    public static TheoryData<Exception> Others =>
    [
        new UnavailableException(UnavailableReason.CallerStopped, ""),
        .. Enum.GetValues<RejectedReason>()
            .Where(static reason => reason != RejectedReason.Overloaded)
            .Select(static reason => new RejectedException(reason, "")),
        new FaultedException("a", "no disk", ""),
        new DeclaredNo(),
        new OperationCanceledException(),
    ];

    [Theory]
    [MemberData(nameof(Unanswered), DisableDiscoveryEnumeration = true)]
    public async Task NoAnswer_IsNull(Exception end)
    {
        Assert.Null(await CallAsync(Route("open.a"), (_, _) => throw end));

        Assert.Equal(1, _context.FailedOpen["caller"]["open.a/1 Work"]);
    }

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public async Task AnAnswer_AndWhatIsTheCallersDoing_StaysWhatItIs(Exception end)
    {
        var seen = await Record.ExceptionAsync(async () => await CallAsync(Route("open.a"), (_, _) => throw end));

        Assert.Same(end, seen);
        Assert.Empty(_context.FailedOpen);
    }

    [Theory]
    [MemberData(nameof(Unanswered), DisableDiscoveryEnumeration = true)]
    public async Task AnOperationThatFailsClosed_AndAResultThatCannotBeNull_GetTheError(Exception end)
    {
        var closed = await Record.ExceptionAsync(async () => await CallAsync(Route("test.a"), (_, _) => throw end));
        var number = await Record.ExceptionAsync(async () => await Route("open.a").CallAsync<int, int>(
            0, 0, (_, _, _) => throw end, Token));
        var nothing = await Record.ExceptionAsync(async () => await Route("open.a").CallAsync(
            0, 0, (_, _, _) => throw end, Token));

        Assert.Equal([end, end, end], [closed, number, nothing]);
    }

    [Fact]
    public async Task NullableValue_IsNullToo()
    {
        var gone = new UnavailableException(UnavailableReason.Quarantined, "");

        Assert.Null(await Route("open.a").CallAsync<int, int?>(0, 0, (_, _, _) => throw gone, Token));
    }

    [Fact]
    public async Task TheRoutesDeadline_IsNull_ButTheCallersCancellationIsNot()
    {
        var route = Route("open.a", RouteConfig.Default with { Deadline = TimeSpan.FromSeconds(1) });
        var never = new TaskCompletionSource<string?>();
        using var cancelling = new CancellationTokenSource();
        var late = CallAsync(route, (_, _) => new(never.Task));
        var cancelled = CallAsync(route, (_, _) => new(never.Task), cancelling.Token);

        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await late);
        Assert.Equal(1, _context.FailedOpen["caller"]["open.a/1 Work"]);
    }

    [Fact]
    public async Task AnOpenBreaker_InFrontOfTheDeadline_IsNull()
    {
        var route = Route("open.a", RouteConfig.Default with { Around = [static (next, _) => new OpenCircuit(next)] });

        Assert.Null(await CallAsync(route, static (_, _) => new("not reached")));
    }

    private static async Task<string?> CallAsync(
        RouteStep route,
        Func<object, CancellationToken, ValueTask<string?>> call,
        CancellationToken? cancellation = null) =>
        await route.CallAsync(0, call, static (target, call, token) => call(target, token), cancellation ?? Token);

    private RouteStep Route(string contract, RouteConfig? config = null) => Composition.Intercept(
        new WorkRuntime(contract),
        config ?? RouteConfig.Default,
        RouteNeeds.None,
        "caller",
        new TargetStep("provider"),
        _context);

    private sealed class OpenCircuit(RouteStep next) : Interceptor(next)
    {
        public override ValueTask<TResult> CallAsync<TState, TResult>(
            int operation,
            TState state,
            Func<object, TState, CancellationToken, ValueTask<TResult>> call,
            CancellationToken cancellation) =>
            throw new UnavailableException(UnavailableReason.CircuitOpen, "");

        public override IAsyncEnumerable<TItem> Stream<TState, TItem>(
            int operation,
            TState state,
            Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
            CancellationToken cancellation) => Next.Stream(operation, state, open, cancellation);
    }

    private sealed class DeclaredNo() : DeclaredException("no");
}
