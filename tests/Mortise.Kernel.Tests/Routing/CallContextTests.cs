using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Kernel.Tests.Routing;

public sealed class CallContextTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RouteContext _context;
    private CallContext? _seen;

    public CallContextTests() => _context = new RouteContext(Strict: false, _time, new RecordQueue(null));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_HasItsCaller_ItsDeadline_AndItsTrace()
    {
        using var activity = new Activity("outside").Start();

        await CallAsync(Route("a", TimeSpan.FromSeconds(5)));

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

    private RouteStep Route(string caller, TimeSpan? deadline = null) =>
        Composition.Intercept(
            new WorkRuntime("test.a"),
            new RouteConfig(RoutePolicyKind.Single) { Deadline = deadline },
            RouteNeeds.Context,
            caller,
            new TargetStep("provider"),
            _context);
}
