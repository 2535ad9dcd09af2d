using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Mortise.Invocation;
using Mortise.Hosting.Routing;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Isolation.InProcess.Tests;

/// <summary>What a provider that asks for the context of its calls is told, with a boundary and without.</summary>
public sealed class CallContextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Provider_LearnsTheCaller_TheDeadlineAndTheTrace(bool strict, bool offload)
    {
        var time = new FakeTimeProvider();
        var probes = new RouteConfig(RoutePolicyKind.Single)
        {
            Deadline = TimeSpan.FromSeconds(7),
            Behind = offload ? [RouteInterceptors.Offload] : [],
        };
        await using var test = new TestKernel(strict, time, probes: probes);
        await test.RunAsync(TestKernel.Deploy("younger", "fixture.younger"));
        using var activity = new Activity("test").Start();
        var expected = $"{time.GetUtcNow().AddSeconds(7):O} {activity.Id}";

        Assert.Equal($"host {expected}", await test.Probes["younger"].AskAsync("context", Token));
        var answers = await test.Probes["younger"].AskOnAsync("context", 3, Token).ToArrayAsync(Token);
        Assert.All(answers, answer => Assert.Equal($"host {expected}", answer));

        // As the operator calls, over the control socket too.
        var answer = await test.Kernel.Own<IInvocation>().CallAsync(
            new("fixture.probe/1", "Ask", "{\"question\":\"context\"}"u8.ToArray(), "younger"), Token);
        Assert.Equal($"\"operator {expected}\"", Encoding.UTF8.GetString(answer.Span));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallThroughAnotherPlugin_HasThatOneAsItsCaller_AndTheTraceOfTheFirst(bool strict)
    {
        await using var test = new TestKernel(strict);
        await test.RunAsync(
            TestKernel.Deploy("younger", "fixture.younger"),
            TestKernel.Deploy("resident", "fixture.resident", grants: ["fixture.probe/1"]));
        using var activity = new Activity("test").Start();

        Assert.Equal($"relayed: resident  {activity.Id}", await test.Relay.RelayAsync("context", Token));
    }
}
