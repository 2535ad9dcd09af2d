using System.Net;
using System.Text.Json.Nodes;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HealthyHost_IsLiveAndReady()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("""{"status":"healthy"}""", await host.Client.GetStringAsync("/health/live", Token));
        Assert.Equal("""{"status":"healthy"}""", await host.Client.GetStringAsync("/health/ready", Token));
    }

    [Fact]
    public async Task FaultedPlugin_MakesTheHostUnready_AndIsNamed()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition =>
            edition["plugins"]!["second"] = new JsonObject
            {
                ["use"] = "mortise.http-gateway",
                ["grants"] = new JsonArray(
                    "mortise.invocation/1", "mortise.sockets/1", "mortise.health/1", "mortise.web/1"),
                ["config"] = new JsonObject { ["Urls"] = "http://0.0.0.0:0" },
            });

        using var ready = await host.Client.GetAsync("/health/ready", Token);
        using var live = await host.Client.GetAsync("/health/live", Token);

        var problem = await ready.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT7112");
        Assert.Contains("'second'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task StoppingHost_IsUnreadyFirst_AndAnswersWhatIsInFlightBeforeItsProviderGoes()
    {
        // Started by the first call, and so after the gateway.
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Limits"] = new JsonObject { ["DrainSeconds"] = 30 } },
            static edition => edition["plugins"]!["clerk"]!["activation"] = "onDemand");
        var waiting = host.CallAsync("Wait");
        await host.Counter.WaitingAsync(1, Token);
        using var before = await host.Client.GetAsync("/health/ready", Token);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        var stopped = host.StopAsync();
        var ready = await host.Client.GetAsync("/health/ready", Token);
        while (ready.IsSuccessStatusCode)
        {
            ready.Dispose();
            ready = await host.Client.GetAsync("/health/ready", Token);
        }

        await ready.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT7112");
        ready.Dispose();
        Assert.False(stopped.IsCompleted);
        await host.Counter.ReleaseAsync(Token);
        using var answer = await waiting;
        Assert.Equal("\"served\"", await answer.Content.ReadAsStringAsync(Token));
        await stopped;
    }
}
