using System.Net;
using System.Net.Sockets;
using Mortise.Hosting.Sockets;
using Mortise.Sockets;
using Xunit;

namespace Mortise.Hosting.Tests.Sockets;

public sealed class ListeningSocketsTests
{
    private readonly ListeningSockets _host = new();
    private readonly ISockets _sockets;

    public ListeningSocketsTests() => _sockets = _host.For("gateway");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_SaysWhereItListens_ThenGivesConnectionsAway()
    {
        await using var stream = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        var address = await ListeningAsync(stream);
        using var client = await ConnectAsync(address);

        using var server = await AcceptedAsync(stream);

        await client.SendAsync("x"u8.ToArray(), Token);
        Assert.Equal(1, await server.ReceiveAsync(new byte[8], Token));
    }

    [Fact]
    public async Task SecondStreamOnAnAddress_SharesItsSocket_AndKeepsItOpen()
    {
        var first = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        var address = await ListeningAsync(first);
        await using var second = _sockets.AcceptAsync($"{address}", Token).GetAsyncEnumerator(Token);
        Assert.Equal(address, await ListeningAsync(second));

        using var waiting = await ConnectAsync(address);
        await first.DisposeAsync();

        using var server = await AcceptedAsync(second);
        Assert.True(server.Connected);
    }

    [Fact]
    public async Task NextGenerationOfAnInstance_JoinsTheFreePort_AndKeepsItOpen()
    {
        var former = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        var address = await ListeningAsync(former);

        await using var next = _host.For("gateway").AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);

        Assert.Equal(address, await ListeningAsync(next));
        await former.DisposeAsync();
        using var client = await ConnectAsync(address);
        using var server = await AcceptedAsync(next);
        Assert.True(server.Connected);
        await using var third = _host.For("gateway").AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        Assert.Equal(address, await ListeningAsync(third));
    }

    [Fact]
    public async Task FreePortsOfOneGeneration_AreDifferent_AndTheNextOneGetsThemInTheirOrder()
    {
        await using var first = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        await using var second = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        IPEndPoint[] former = [await ListeningAsync(first), await ListeningAsync(second)];
        var next = _host.For("gateway");

        await using var third = next.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        await using var fourth = next.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);

        Assert.NotEqual(former[0], former[1]);
        Assert.Equal(former, [await ListeningAsync(third), await ListeningAsync(fourth)]);
    }

    [Fact]
    public async Task FreePortOfOneInstance_IsNotGivenToAnother()
    {
        await using var first = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        await using var second = _host.For("second").AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);

        Assert.NotEqual(await ListeningAsync(first), await ListeningAsync(second));
    }

    [Fact]
    public async Task FreePortThatWasClosed_IsForgotten()
    {
        var first = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        var address = await ListeningAsync(first);
        await first.DisposeAsync();

        await using var again = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        using var client = await ConnectAsync(await ListeningAsync(again));
        using var server = await AcceptedAsync(again);

        Assert.True(server.Connected);
        await using var named = _sockets.AcceptAsync($"{address}", Token).GetAsyncEnumerator(Token);
        Assert.Equal(address, await ListeningAsync(named));
    }

    [Fact]
    public async Task StreamThatIsCancelled_LosesNoConnectionToTheOthers()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = _sockets.AcceptAsync("127.0.0.1:0", end.Token).GetAsyncEnumerator(end.Token);
        var address = await ListeningAsync(first);
        await using var second = _sockets.AcceptAsync($"{address}", Token).GetAsyncEnumerator(Token);
        await ListeningAsync(second);
        var pending = first.MoveNextAsync();

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);

        using var client = await ConnectAsync(address);
        using var server = await AcceptedAsync(second);
        Assert.True(server.Connected);
    }

    [Fact]
    public async Task LastStream_ClosesTheSocket()
    {
        var stream = _sockets.AcceptAsync("127.0.0.1:0", Token).GetAsyncEnumerator(Token);
        var address = await ListeningAsync(stream);

        await stream.DisposeAsync();

        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(address));
        await using var again = _sockets.AcceptAsync($"{address}", Token).GetAsyncEnumerator(Token);
        Assert.Equal(address, await ListeningAsync(again));
    }

    [Theory]
    [InlineData("localhost:80")]
    [InlineData("no address")]
    [InlineData("")]
    [InlineData("192.0.2.1:0")]
    public async Task WhatIsNoAddressOfThisMachine_IsRefused(string endPoint)
    {
        await using var stream = _sockets.AcceptAsync(endPoint, Token).GetAsyncEnumerator(Token);

        var refusal = await Assert.ThrowsAsync<CannotListenException>(async () => await stream.MoveNextAsync());

        Assert.Equal("MT5012", refusal.Code);
    }

    [Fact]
    public async Task PortOfAnotherProgram_IsRefused_AndSaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var stream = _sockets.AcceptAsync($"{other.LocalEndpoint}", Token).GetAsyncEnumerator(Token);

        var refusal = await Assert.ThrowsAsync<CannotListenException>(async () => await stream.MoveNextAsync());

        Assert.Contains("another program", refusal.Explanation, StringComparison.Ordinal);
    }

    private static async Task<IPEndPoint> ListeningAsync(IAsyncEnumerator<SocketEvent> stream)
    {
        Assert.True(await stream.MoveNextAsync());
        return IPEndPoint.Parse(Assert.IsType<SocketEvent.Listening>(stream.Current).EndPoint);
    }

    private static async Task<Socket> AcceptedAsync(IAsyncEnumerator<SocketEvent> stream)
    {
        Assert.True(await stream.MoveNextAsync());
        var accepted = Assert.IsType<SocketEvent.Accepted>(stream.Current);
        return new Socket(new SafeSocketHandle((nint)accepted.Handle, ownsHandle: true));
    }

    private static async Task<Socket> ConnectAsync(IPEndPoint address)
    {
        var client = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(address, Token);
        return client;
    }
}
