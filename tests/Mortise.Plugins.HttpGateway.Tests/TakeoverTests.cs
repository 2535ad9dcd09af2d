using System.Net;
using System.Text.Json.Nodes;
using Mortise.Updates;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class TakeoverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GatewayThatTakesOverFromAnother_LosesNoRequest(bool reconnects)
    {
        var port = FreePort();
        await using var host = await GatewayHost.StartAsync(
            new JsonObject
            {
                ["Urls"] = $"http://127.0.0.1:{port}",
                ["Limits"] = new JsonObject { ["DrainSeconds"] = 5 },
            },
            AddSecond);
        using var client = new HttpClient { BaseAddress = host.Url };
        client.DefaultRequestHeaders.ConnectionClose = reconnects;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clients = Enumerable.Range(0, 8).Select(_ => RequestAsync(client, ends.Token)).ToArray();

        for (var round = 0; round < 5; round++)
        {
            var (from, to) = round % 2 == 0 ? ("gateway", "second") : ("second", "gateway");
            await host.Administration.StartAsync(to, Token);
            Assert.Equal([$"http://127.0.0.1:{port}"], await host.UrlsAsync(to));
            await host.Administration.StopAsync(from, Token);
        }

        await ends.CancelAsync();
        var served = await Task.WhenAll(clients);
        Assert.All(served, static count => Assert.NotEqual(0, count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GatewayThatIsUpdated_LosesNoRequest(bool reconnects)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        await using var host = await GatewayHost.StartAsync(new JsonObject { ["Urls"] = address });
        using var client = new HttpClient { BaseAddress = host.Url };
        client.DefaultRequestHeaders.ConnectionClose = reconnects;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clients = Enumerable.Range(0, 8).Select(_ => RequestAsync(client, ends.Token)).ToArray();

        for (var round = 0; round < 3; round++)
        {
            await UpdateAsync(host);
        }

        await ends.CancelAsync();
        Assert.All(await Task.WhenAll(clients), static count => Assert.NotEqual(0, count));
        Assert.Equal([address], await host.UrlsAsync("gateway"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FreePortsOfAGateway_StayWithIt_WhenItIsUpdated(bool strict)
    {
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Urls"] = "http://127.0.0.1:0;http://localhost:0" }, strict: strict);
        var former = await host.UrlsAsync("gateway");
        Assert.Equal(2, former.Distinct().Count());

        for (var round = 0; round < 2; round++)
        {
            await UpdateAsync(host);

            Assert.Equal(former, await host.UrlsAsync("gateway"));
            using var answer = await host.CallAsync("Ring");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }

    [Fact]
    public async Task SocketIsClosed_WithTheLastGatewayOnIt()
    {
        var port = FreePort();
        await using var host = await GatewayHost.StartAsync(new JsonObject { ["Urls"] = $"http://127.0.0.1:{port}" });

        await host.Administration.StopAsync("gateway", Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => host.CallAsync("Ring"));
        await host.Administration.StartAsync("gateway", Token);
        using var answer = await host.CallAsync("Ring");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Replaces the gateway by the same version of it, without the time of watching.</summary>
    private static async Task UpdateAsync(GatewayHost host)
    {
        var updates = host.Kernel.Own<IUpdates>();
        var package = GatewayHost.Folder("plugins", "plugins/Mortise.Plugins.HttpGateway");
        var (begun, isPromoted) = (await updates.BeginAsync(new("gateway", package), Token), false);
        await foreach (var update in updates.WatchAsync(begun.Id, Token))
        {
            if (update.Phase == UpdatePhase.Watch && !isPromoted)
            {
                isPromoted = true;
                await updates.PromoteAsync(begun.Id, Token);
            }
        }

        var end = Assert.Single(await updates.ListAsync(Token), update => update.Id == begun.Id);
        Assert.True(end.State == UpdateState.Committed, end.Explanation);
    }

    private static async Task<int> RequestAsync(HttpClient client, CancellationToken ends)
    {
        for (var served = 0; ; served++)
        {
            if (ends.IsCancellationRequested)
            {
                return served;
            }

            using var content = new StringContent("""{"left":1,"right":2}""", null, "application/json");
            using var answer = await client.PostAsync("/v1/fixture.counter/1/Add", content, Token);
            Assert.Equal("3", await answer.Content.ReadAsStringAsync(Token));
        }
    }

    private static void AddSecond(JsonObject edition)
    {
        var second = edition["plugins"]!["gateway"]!.DeepClone();
        second["enabled"] = false;
        edition["plugins"]!["second"] = second;
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
