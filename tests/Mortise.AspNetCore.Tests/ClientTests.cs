using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Fixture.Private;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Mortise.Plugins.HttpGateway.Tests;

namespace Mortise.AspNetCore.Tests;

/// <summary>Clients that leave, that lag, and that send too much.</summary>
public sealed class ClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ClientThatLeaves_CancelsItsCall(bool strict)
    {
        await using var shell = await WebShell.StartAsync(strict: strict);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var content = new StringContent("{}", null, "application/json");

        var call = shell.Client.PostAsync("/plugins/v1/fixture.counter/1/Wait", content, leave.Token);
        await shell.Counter.WaitingAsync(1, Token);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await shell.Counter.WithdrawnAsync(1, Token);
    }

    [Fact]
    public async Task Item_IsSentAsSoonAsItIsThere_AndAClientThatLeavesEndsTheStream()
    {
        await using var shell = await WebShell.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/plugins/v1/fixture.counter/1/Queue");

        using (var answer = await shell.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token))
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
            Assert.Equal("""{"Number":1}""", await reader.ReadLineAsync(Token));
            await shell.Counter.WaitingAsync(1, Token);
        }

        await shell.Counter.WithdrawnAsync(1, Token);
        Assert.Equal(1, (await shell.CallsOfAsync("gateway")).Cancelled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SlowReader_HoldsTheProvider_AndNobodyElse(bool strict)
    {
        var fountain = new Fountain();
        await using var shell = await WebShell.StartAsync(
            mortise: mortise => mortise.Provides<IProbe>(_ => fountain), strict: strict);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/plugins/v1/fixture.probe/1/AskOn?provider=host");
        request.Content = new StringContent(
            $$"""{"question":"{{new string('x', 1000)}}","times":1000000}""", null, "application/json");
        using var answer = await shell.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        await reader.ReadLineAsync(Token);

        for (var call = 0; call < 1000; call++)
        {
            using var other = await shell.CallAsync("Add", """{"left":1,"right":2}""");
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        // What fits between them: the buffers of two sockets, two servers and a pipe.
        Assert.InRange(fountain.Given, 1, 32_000);
    }

    [Fact]
    public async Task BodyThatIsTooLarge_IsRefusedBeforeItIsSent()
    {
        await using var shell = await WebShell.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/plugins/v1/fixture.counter/1/Submit");
        request.Headers.ExpectContinue = true;
        using var content = new NeverSent(2 << 20);
        request.Content = content;

        using var answer = await shell.Client.SendAsync(request, Token);

        await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "MT7104");
        Assert.False(content.WasSent);
    }

    [Fact]
    public async Task BodyOfUnknownLength_IsReadNoFurtherThanTheLimit()
    {
        await using var shell = await WebShell.StartAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, shell.Url.Port, Token);
        await SendAsync(
            socket,
            "POST /plugins/v1/fixture.counter/1/Submit HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        var piece = $"10000\r\n{new string(' ', 0x10000)}\r\n";
        for (var sent = 0; sent <= 1 << 20; sent += 0x10000)
        {
            await SendAsync(socket, piece);
        }

        var answer = new byte[4096];
        var length = await socket.ReceiveAsync(answer, Token);

        Assert.Contains("413", Encoding.ASCII.GetString(answer, 0, length).Split("\r\n")[0], StringComparison.Ordinal);
        Assert.Contains("MT7104", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LimitOfTheApplication_HoldsBeforeThatOfTheGateway(bool strict)
    {
        await using var shell = await WebShell.StartAsync(
            static application =>
            {
                application.Use(static (context, next) =>
                {
                    context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 10;
                    return next(context);
                });
                application.UseRouting();
                application.MapMortise("/plugins");
            },
            strict: strict);

        using var answer = await shell.CallAsync("Add", """{"left":1,"right":2}""");

        await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "MT7104");
    }

    [Fact]
    public async Task LargeBody_ArrivesWhole()
    {
        await using var shell = await WebShell.StartAsync();
        var name = new string('x', 900_000);

        using var answer = await shell.CallAsync("Submit", $$$"""{"form":{"Name":"{{{name}}}","Pages":2}}""");

        Assert.Contains(name, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task SendAsync(Socket socket, string text) =>
        await socket.SendAsync(Encoding.ASCII.GetBytes(text), Token);

    /// <summary>Gives as much as is asked for, and counts it.</summary>
    private sealed class Fountain : IProbe
    {
        public int Given { get; private set; }

        public ValueTask<string> AskAsync(string question, CancellationToken cancellation = default) => new(question);

        public async IAsyncEnumerable<string> AskOnAsync(
            string question, int times, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            for (; Given < times; Given++)
            {
                await Task.Yield();
                yield return question;
            }
        }
    }

    private sealed class NeverSent : HttpContent
    {
        public NeverSent(long length)
        {
            Headers.ContentLength = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public bool WasSent { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasSent = true;
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Headers.ContentLength!.Value;
            return true;
        }
    }
}
