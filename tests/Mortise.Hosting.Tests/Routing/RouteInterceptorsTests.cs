using System.Diagnostics;
using Mortise.Administration;
using Mortise.Hosting.Application;
using Mortise.Hosting.Routing;
using Mortise.Kernel;
using Mortise.Kernel.Routing;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Hosting.Tests.Routing;

public sealed class RouteInterceptorsTests
{
    private readonly HandCarrier _carrier = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Span_IsOfTheOperation_AndBelowTheOneThatTheContextNames()
    {
        // As on the other side of a boundary: the caller's span is known by the context alone. The trace is this
        // test's own, by which its spans are told from those of others.
        var trace = ActivityTraceId.CreateRandom();
        var parent = $"00-{trace}-b7ad6b7169203331-01";
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Microkernel.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == trace
                ? ActivitySamplingResult.AllData
                : ActivitySamplingResult.None,
            ActivityStarted = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        Activity.Current = null;
        _carrier.Enter(new CallContext("gateway") { TraceParent = parent });
        string? inside = null;

        await Route(RouteInterceptors.Tracing).CallAsync(
            0,
            0,
            (_, _, _) =>
            {
                inside = Activity.Current?.Id;
                return default;
            },
            Token);

        var span = Assert.Single(spans);
        Assert.Equal((parent, inside), (span.ParentId, span.Id));
        Assert.Equal("mortise.administration/1 Start", span.DisplayName);
        Assert.Equal("a", span.GetTagItem("mortise.caller"));
    }

    [Fact]
    public async Task OffloadedCall_RunsOnThePool_WithoutTheAmbientStateOfItsCaller()
    {
        var ambient = new AsyncLocal<string>();
        var seen = new List<(string? Ambient, string? Caller)>();
        var route = Route(RouteInterceptors.Offload);
        ambient.Value = "caller";

        Assert.True(await CallOnOwnThreadAsync(() => route.CallAsync(0, 0, (_, _, _) => LookAsync(), Token).AsTask()));
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
            seen.Add((ambient.Value, _carrier.Current?.Caller));
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

    private RouteStep Route(Intercept intercept) => intercept(
        new ServiceStep(new Lazy<object>(new object())),
        new InterceptedRoute(AdministrationRuntime.Instance.Model, "a", _carrier, TimeProvider.System));
}
