using System.Net;
using System.Text.Json.Nodes;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>Clients that mean no good: the gateway answers or closes, and serves the others.</summary>
public sealed class HostileTests
{
    private const string Head = "POST /v1/fixture.counter/1/Ring HTTP/1.1\r\nHost: localhost\r\n";
    private const string Json = "Content-Type: application/json\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", "400")]
    [InlineData("HELO gateway\r\n\r\n", "400")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "505")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nName : x\r\n\r\n", "400")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400")]
    [InlineData(Head + "Content-Length: -1\r\n\r\n", "400")]
    [InlineData(Head + "Content-Length: 99999999999999999999\r\n\r\n", "400")]
    [InlineData(Head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400")]
    [InlineData(Head + Json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", "400")]
    [InlineData(Head + Json + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", "400")]
    [InlineData(Head + Json + "Transfer-Encoding: gzip\r\n\r\n", "400")]
    public async Task MalformedHttp_IsAnsweredWithItsStatus_OrClosed(string request, string status)
    {
        await using var host = await GatewayHost.StartAsync(Short());
        using var client = await RawClient.ConnectAsync(host.Url, Token);

        await client.SendAsync(request, Token);
        var answer = await client.ReadToEndAsync(Token);

        if (status.Length > 0)
        {
            Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        }

        await AssertServesAsync(host);
    }

    [Fact]
    public async Task HeadThatNeverEnds_IsCutOff()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Url, Token);

        await client.SendAsync(Head + "X: " + new string('x', 200_000), Token);
        var answer = await client.ReadToEndAsync(Token);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 431 ", StringComparison.Ordinal), answer);
        await AssertServesAsync(host);
    }

    [Fact]
    public async Task LengthThatIsSmuggledBesideChunks_ClosesTheConnection()
    {
        await using var host = await GatewayHost.StartAsync(Short());
        using var client = await RawClient.ConnectAsync(host.Url, Token);

        await client.SendAsync(
            Head + Json + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n",
            Token);
        var answer = await client.ReadToEndAsync(Token);

        Assert.DoesNotContain("healthy", answer, StringComparison.Ordinal);
        await AssertServesAsync(host);
    }

    [Theory]
    [InlineData("")]
    [InlineData("POST /v1/fix")]
    [InlineData(Head)]
    public async Task SlowHead_EndsAtItsLimit(string sent)
    {
        await using var host = await GatewayHost.StartAsync(Short());
        using var client = await RawClient.ConnectAsync(host.Url, Token);

        await client.SendAsync(sent, Token);

        var answer = await client.ReadToEndAsync(Token);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
        await AssertServesAsync(host);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{")]
    [InlineData("Content-Length: 100\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    public async Task SlowBody_EndsAtItsLimit_AndClosesTheConnection(string body)
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("BodySeconds", 0.05));
        using var client = await RawClient.ConnectAsync(host.Url, Token);

        await client.SendAsync(Head + Json + body, Token);

        var answer = await client.ReadToEndAsync(Token);
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        ProblemReader.Read(answer[answer.IndexOf('{', StringComparison.Ordinal)..], 408, "MT7105");
        await AssertServesAsync(host);
    }

    [Theory]
    [InlineData(Head + Json + "Content-Length: 2\r\n\r\n{}", "204")]
    [InlineData(Head + Json + "Content-Length: 20\r\n\r\n{}", "")]
    [InlineData("POST /v1/fix", "")]
    public async Task HalfClosedConnection_IsAnswered_OrClosed(string sent, string status)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Url, Token);

        await client.SendAsync(sent, Token);
        client.SendNoMore();
        var answer = await client.ReadToEndAsync(Token);

        if (status.Length > 0 && answer.Length > 0)
        {
            Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        }

        await AssertServesAsync(host);
    }

    [Theory]
    [InlineData("Queue", false)]
    [InlineData("Queue", true)]
    [InlineData("Wait", false)]
    [InlineData("Wait", true)]
    public async Task ClientThatLeaves_EndsItsCallOrStream(string operation, bool isReset)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await RawClient.ConnectAsync(host.Url, Token);
        await client.SendAsync(
            $"POST /v1/fixture.counter/1/{operation} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", Token);
        await host.Counter.WaitingAsync(1, Token);

        if (isReset)
        {
            client.Reset();
        }
        else
        {
            client.SendNoMore();
            await client.ReadToEndAsync(Token);
        }

        await host.Counter.WithdrawnAsync(1, Token);
        await AssertServesAsync(host);
    }

    [Fact]
    public async Task ConnectionsBeyondTheLimit_AreClosed_AndRoomIsMadeAgain()
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("Connections", 2));
        using (var first = await RawClient.ConnectAsync(host.Url, Token))
        using (var second = await RawClient.ConnectAsync(host.Url, Token))
        {
            await ServedAsync(first);
            await ServedAsync(second);
            using var third = await RawClient.ConnectAsync(host.Url, Token);
            Assert.Equal("", await third.ReadToEndAsync(Token));
        }

        await AssertServesAsync(host, attempts: 100);

        async Task ServedAsync(RawClient client)
        {
            await client.SendAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", Token);
            Assert.StartsWith("HTTP/1.1 200 ", await client.ReadSomeAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ThousandIdleConnections_CostLittle_AndOthersAreServed()
    {
        await using var host = await GatewayHost.StartAsync();
        await AssertServesAsync(host);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var idle = new List<RawClient>();
        try
        {
            for (var count = 0; count < 1000; count++)
            {
                idle.Add(await RawClient.ConnectAsync(host.Url, Token));
            }

            await AssertServesAsync(host);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 50_000_000);
        }
        finally
        {
            idle.ForEach(static client => client.Dispose());
        }

        await AssertServesAsync(host);
    }

    [Fact]
    public async Task BodiesThatAreNeverFinished_StayWithinTheLimits()
    {
        await using var host = await GatewayHost.StartAsync();
        var slow = new List<RawClient>();
        try
        {
            for (var count = 0; count < 600; count++)
            {
                slow.Add(await RawClient.ConnectAsync(host.Url, Token));
                await slow[^1].SendAsync(Head + Json + "Content-Length: 1000000\r\n\r\n{", Token);
            }

            // More than may be at work at once: the rest is turned away, and told so.
            using var turnedAway = await host.CallAsync("Ring");
            await turnedAway.ProblemAsync(HttpStatusCode.TooManyRequests, "MT7106");
        }
        finally
        {
            slow.ForEach(static client => client.Dispose());
        }

        await AssertServesAsync(host, attempts: 1000);
    }

    [Fact]
    public async Task LargeBodiesThatAreNeverFinished_StayInBoundedMemory_AndOthersAreServed()
    {
        const int Clients = 64, Sent = 1_000_000;
        await using var host = await GatewayHost.StartAsync();
        await AssertServesAsync(host);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var large = new List<RawClient>();
        try
        {
            for (var count = 0; count < Clients; count++)
            {
                large.Add(await RawClient.ConnectAsync(host.Url, Token));
                await large[^1].SendAsync(
                    $"{Head}{Json}Transfer-Encoding: chunked\r\n\r\n{Sent:x}\r\n{new string(' ', Sent)}", Token);
            }

            await AssertServesAsync(host);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Clients * 4L * Sent);
        }
        finally
        {
            large.ForEach(static client => client.Dispose());
        }

        await AssertServesAsync(host);
    }

    private static JsonObject Short() => new()
    {
        ["Limits"] = new JsonObject { ["HeaderSeconds"] = 0.05, ["IdleSeconds"] = 0.05, ["BodySeconds"] = 0.05 },
    };

    /// <summary>A limit that was reached is free again as soon as the gateway has seen its clients leave.</summary>
    private static async Task AssertServesAsync(GatewayHost host, int attempts = 1)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await host.CallAsync("Ring");
                if (attempt == attempts || answer.StatusCode == HttpStatusCode.NoContent)
                {
                    Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
                    return;
                }
            }
            catch (HttpRequestException) when (attempt < attempts)
            {
                // Its connection was one too many.
            }
        }
    }
}
