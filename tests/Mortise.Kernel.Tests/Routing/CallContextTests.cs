using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Kernel.Tests.Routing;

public sealed class CallContextTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ActivitySource _source = new("tests.context");
    private readonly RouteContext _context;
    private CallContext? _seen;

    public CallContextTests() => _context = new RouteContext(Strict: false, _time, _source);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _source.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_HasItsCaller_ItsDeadline_AndItsTrace(bool offload)
    {
        using var activity = new Activity("outside").Start();

        await CallAsync(Route("a", TimeSpan.FromSeconds(5), offload));

        Assert.Equal(("a", _time.GetUtcNow().AddSeconds(5)), (_seen!.Caller, _seen.Deadline));
        Assert.Equal(activity.Id, _seen.TraceParent);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", _seen.TraceParent);
    }

    [Fact]
    public async Task Call_WithoutDeadlineAndTrace_HasNone()
    {
        Activity.Current = null;

        await CallAsync(Route("a"));

        Assert.Equal(new CallContext("a"), _seen);
    }

    [Fact]
    public async Task CallWithinACall_InheritsForWhomAndHowLong_AndIsOfItsOwnCaller()
    {
        var outer = new CallContext("gateway")
        {
            Principal = "anna",
            Tenant = "acme",
            Culture = CultureInfo.GetCultureInfo("de-AT"),
            Deadline = _time.GetUtcNow().AddSeconds(3),
        };
        Activity.Current = null;
        _context.Flow.Enter(outer);

        await CallAsync(Route("a"));
        Assert.Equal(outer with { Caller = "a" }, _seen);
        await CallAsync(Route("a", TimeSpan.FromSeconds(9)));
        Assert.Equal(outer with { Caller = "a" }, _seen);
        await CallAsync(Route("a", TimeSpan.FromSeconds(1)));
        Assert.Equal(_time.GetUtcNow().AddSeconds(1), _seen!.Deadline);

        // The caller's own is what it was.
        Assert.Same(outer, _context.Flow.Current);
    }

    [Fact]
    public async Task Stream_HasADeadlinePerItem()
    {
        var seen = new List<DateTimeOffset?>();
        var route = Route("a", TimeSpan.FromSeconds(5));
        var items = route.Stream(0, 0, (_, _, _) => Items(), Token);

        await foreach (var item in items)
        {
            seen.Add(item?.Deadline);
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal([start.AddSeconds(5), start.AddSeconds(7), start.AddSeconds(9)], seen);
    }

    [Fact]
    public async Task Span_IsThatOfTheCall_AndBelowTheOneThatTheContextNames()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        Activity.Current = null;

        // As on the other side of a boundary: the caller's span is known by the context alone.
        const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        _context.Flow.Enter(new CallContext("gateway") { TraceParent = Parent });
        await CallAsync(Route("a", tracing: true));

        var span = Assert.Single(spans);
        Assert.Equal(Parent, span.ParentId);
        Assert.Equal(span.Id, _seen!.TraceParent);
    }

    [Fact]
    public async Task OffloadedCall_RunsOnThePool_WithoutTheAmbientStateOfItsCaller()
    {
        var ambient = new AsyncLocal<string>();
        var seen = new List<(string? Ambient, string? Caller)>();
        var route = Route("a", offload: true);
        ambient.Value = "caller";

        await CallOnOwnThreadAsync(() => route.CallAsync(0, 0, (_, _, _) => LookAsync(), Token).AsTask());
        await foreach (var look in route.Stream(0, 0, (_, _, _) => LookOn(), Token))
        {
            Assert.Equal("caller", ambient.Value);
            Assert.True(look);
        }

        Assert.Equal(4, seen.Count);
        Assert.All(seen, static each => Assert.Equal((null, "a"), each));

        async ValueTask<bool> LookAsync()
        {
            await Task.CompletedTask;
            seen.Add((ambient.Value, _context.Flow.Current?.Caller));
            return Thread.CurrentThread.IsThreadPoolThread;
        }

        async IAsyncEnumerable<bool> LookOn()
        {
            yield return await LookAsync();
            yield return await LookAsync();
            await LookAsync();
        }
    }

    private static Task<bool> CallOnOwnThreadAsync(Func<Task<bool>> call) => Task.Factory.StartNew(
        call, Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private async IAsyncEnumerable<CallContext?> Items()
    {
        for (var item = 0; item < 3; item++)
        {
            await Task.Yield();
            yield return _context.Flow.Current;
        }
    }

    private async Task CallAsync(RouteStep route) => await route.CallAsync(
        0,
        0,
        async (_, _, _) =>
        {
            _seen = _context.Flow.Current;
            await Task.Yield();
            Assert.Same(_seen, _context.Flow.Current);
        },
        Token);

    private RouteStep Route(string caller, TimeSpan? deadline = null, bool offload = false, bool tracing = false) =>
        Composition.Compose(
            new WorkRuntime("test.a"),
            new RouteConfig(RoutePolicyKind.Single) { Deadline = deadline, Offload = offload, Tracing = tracing },
            RouteNeeds.Context,
            caller,
            [new TargetStep("provider")],
            _context);
}
