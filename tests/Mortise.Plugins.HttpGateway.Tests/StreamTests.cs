using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_IsALineOfJsonPerItem(bool strict)
    {
        await using var host = await GatewayHost.StartAsync(strict: strict);

        using var first = await host.CallAsync("Tickets", """{"last":3}""");
        using var again = await host.CallAsync("Tickets", """{"last":2}""");
        using var empty = await host.CallAsync("Tickets", """{"last":0}""");

        Assert.Equal("application/x-ndjson", first.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "{\"Number\":1}\n{\"Number\":2}\n{\"Number\":3}\n", await first.Content.ReadAsStringAsync(Token));
        Assert.Equal("{\"Number\":1}\n{\"Number\":2}\n", await again.Content.ReadAsStringAsync(Token));
        Assert.Equal((HttpStatusCode.OK, ""), (empty.StatusCode, await empty.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task Stream_IsEvents_ForAClientThatAcceptsThose()
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await EventsAsync(host, "Tickets", """{"last":2}""");

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "data: {\"Number\":1}\n\ndata: {\"Number\":2}\n\nevent: end\ndata: {}\n\n",
            await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Item_IsSentAsSoonAsItIsThere_AndAClientThatLeavesEndsTheStream()
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/fixture.counter/1/Queue");

        using (var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token))
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
            Assert.Equal("""{"Number":1}""", await reader.ReadLineAsync(Token));
            await host.Counter.WaitingAsync(1, Token);
        }

        await host.Counter.WithdrawnAsync(1, Token);
    }

    [Fact]
    public async Task StreamThatFails_SaysSoInItsLastLine()
    {
        await using var host = await GatewayHost.StartAsync();

        using var lines = await host.CallAsync("Tickets", """{"last":-1}""");
        using var events = await EventsAsync(host, "Tickets", """{"last":-1}""");

        var last = (await lines.Content.ReadAsStringAsync(Token)).TrimEnd().Split('\n')[^1];
        var problem = JsonDocument.Parse(last).RootElement.GetProperty("$problem");
        ProblemReader.Read(problem.GetRawText(), 500, "MT4004");
        var final = (await events.Content.ReadAsStringAsync(Token)).TrimEnd().Split("\n\n")[^1].Split('\n');
        Assert.Equal("event: problem", final[0]);
        ProblemReader.Read(final[1]["data: ".Length..], 500, "MT4004");
    }

    [Fact]
    public async Task StreamThatCannotBegin_IsAnsweredLikeACall()
    {
        await using var host = await GatewayHost.StartAsync();
        using var known = await host.CallAsync("Tickets", """{"last":1}""");

        using var bad = await host.CallAsync("Tickets", """{"last":"x"}""");
        await host.Administration.StopAsync("clerk", Token);
        using var gone = await EventsAsync(host, "Tickets", """{"last":1}""");

        Assert.Equal(
            "last", (await bad.ProblemAsync(HttpStatusCode.BadRequest, "MT4002")).GetProperty("argument").GetString());
        await gone.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT4001");
    }

    [Fact]
    public async Task StoppingGateway_EndsItsStreams_AndSaysSo()
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/fixture.counter/1/Queue");
        using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        await reader.ReadLineAsync(Token);

        var status = await host.Administration.StopAsync("gateway", Token);

        var last = JsonDocument.Parse((await reader.ReadToEndAsync(Token)).TrimEnd()).RootElement;
        ProblemReader.Read(last.GetProperty("$problem").GetRawText(), 503, "MT7111");
        Assert.NotEqual(Administration.PluginState.Active, status.State);
    }

    private static Task<HttpResponseMessage> EventsAsync(GatewayHost host, string operation, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/fixture.counter/1/{operation}")
        {
            Content = new StringContent(json, null, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return host.Client.SendAsync(request, Token);
    }
}
