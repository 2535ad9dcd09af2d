using System.Net.Sockets;
using System.Text;
using Mortise.Hosting.Control;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;
using Mortise.Invocation;
using Xunit;

namespace Mortise.Hosting.Tests.Control;

public sealed class ControlTests : IAsyncLifetime
{
    private readonly Temporary _folder = new();
    private readonly FakeInvocation _target = new();
    private HostLease _lease = null!;
    private ControlServer _server = null!;

    public ValueTask InitializeAsync()
    {
        _lease = HostLease.Take(DataDirectory.At(_folder["data"]), "shop", TimeProvider.System);
        _server = ControlServer.Start(_lease, _target);
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _lease.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Call_CarriesEverything_ThereAndBack()
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);

        var answer = await client.CallAsync(new("a.b/1", "Echo", "{\"é\":[1.50,null]}"u8.ToArray(), "x"));

        // People read it too, so letters stay letters.
        Assert.Equal("{\"é\":[1.50,null]}", Encoding.UTF8.GetString(answer.Span));
        Assert.True(_target.Requests.TryDequeue(out var request));
        Assert.Equal("{\"é\":[1.50,null]}", Encoding.UTF8.GetString(request.Arguments.Span));
        Assert.Equal(("a.b/1", "Echo", "x"), (request.Contract, request.Operation, request.Provider));
    }

    [Fact]
    public async Task CallWithoutAResult_AnswersNull() => Assert.Equal("null", await AskAsync("Nothing"));

    [Fact]
    public async Task AnswerOfSeveralLines_ComesOnOne() => Assert.Equal("""{"a":1}""", await AskAsync("Lines"));

    [Fact]
    public async Task List_IsTyped()
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);

        var contract = Assert.Single(await client.ListAsync());

        Assert.Equal(("a.b/1", "x"), (contract.Contract, contract.Providers[0]));
    }

    [Fact]
    public async Task DeclaredError_ArrivesWithItsFields()
    {
        var error = await Assert.ThrowsAsync<InvocationException>(() => AskAsync("Order"));

        Assert.Equal(("MT4005", "OutOfStock", "None left."), (error.Code, error.Kind, error.Explanation));
        Assert.Equal("""{"Item":"pen"}""", Encoding.UTF8.GetString(error.Error.Span));
    }

    [Fact]
    public async Task Stream_GivesItsItemsInOrder_AndThenItsError()
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);
        var items = new List<string>();

        var error = await Assert.ThrowsAsync<InvocationException>(async () =>
        {
            await foreach (var item in client.StreamAsync(Request("Fail")))
            {
                items.Add(Encoding.UTF8.GetString(item.Span));
            }
        });

        Assert.Equal(["0", "1", "2"], items);
        Assert.Equal("Faulted", error.Kind);
    }

    [Fact]
    public async Task ManyRequests_RunBesideEachOther()
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);
        using var end = new CancellationTokenSource();
        var waiting = client.CallAsync(Request("Wait"), end.Token).AsTask();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(index =>
            client.CallAsync(new("a.b/1", "Echo", Encoding.UTF8.GetBytes($"{{\"n\":{index}}}"))).AsTask()));

        Assert.Equal(
            Enumerable.Range(0, 50).Select(index => $"{{\"n\":{index}}}"),
            answers.Select(answer => Encoding.UTF8.GetString(answer.Span)));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _target.Cancelled;
    }

    [Fact]
    public async Task StreamThatIsLeft_IsCancelledInTheHost()
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);
        await foreach (var item in client.StreamAsync(Request("Wait")))
        {
            break;
        }

        await _target.Cancelled;
    }

    [Fact]
    public async Task ClientThatLeaves_LeavesNothingRunning()
    {
        var client = await ControlClient.ConnectAsync(_lease.Record);
        var waiting = client.CallAsync(Request("Wait")).AsTask();
        while (_target.Requests.IsEmpty)
        {
            await Task.Yield();
        }

        await client.DisposeAsync();

        await _target.Cancelled;
        Assert.Equal("MT6004", (await Assert.ThrowsAsync<ProblemException>(() => waiting)).Problems[0].Code);
    }

    [Fact]
    public async Task HostThatStops_TellsItsClients()
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);
        var waiting = client.CallAsync(Request("Wait")).AsTask();
        while (_target.Requests.IsEmpty)
        {
            await Task.Yield();
        }

        await _server.DisposeAsync();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => waiting);
        Assert.True(error is ProblemException or InvocationException { Code: "MT6006" }, error.ToString());
    }

    [Fact]
    public async Task HostThatIsGone_IsSaidToNotAnswer()
    {
        await _server.DisposeAsync();

        var error = await Assert.ThrowsAsync<ProblemException>(() => ControlClient.ConnectAsync(_lease.Record));

        Assert.Equal("MT6004", error.Problems[0].Code);
    }

    [Theory]
    [InlineData("hello\n")]
    [InlineData("[]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"id\":\"x\"}\n")]
    [InlineData("{\"id\":1,\"contract\":7}\n")]
    [InlineData("{\"id\":1,\"stream\":\"yes\"}\n")]
    [InlineData("{\"id\":99999999999999999999}\n")]
    [InlineData("\0\0\0\n")]
    public async Task HostileLine_EndsItsConnection_AndNoOther(string line)
    {
        await using var other = await ControlClient.ConnectAsync(_lease.Record);

        Assert.Contains("MT6005", await SendRawAsync(Encoding.UTF8.GetBytes(line)));

        Assert.Equal("{}", Encoding.UTF8.GetString((await other.CallAsync(Request("Echo"))).Span));
    }

    [Fact]
    public async Task EndlessLine_IsCutOff()
    {
        var bytes = new byte[ControlMessage.LongestLine + 100_000];
        Array.Fill(bytes, (byte)' ');

        Assert.Contains("longer than", await SendRawAsync(bytes));
    }

    [Fact]
    public async Task DeepNesting_IsRefused() =>
        Assert.Contains("MT6005", await SendRawAsync(Encoding.UTF8.GetBytes(new string('[', 100_000) + "\n")));

    [Fact]
    public void Socket_IsTheOwnersOnly()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_lease.Record.Socket));
        }
    }

    [Fact]
    public async Task LongPath_GetsAShortSocketElsewhere()
    {
        var data = DataDirectory.At(_folder[string.Join('/', Enumerable.Repeat("a-long-folder-name", 8))]);
        using (var lease = HostLease.Take(data, "shop", TimeProvider.System))
        {
            await using var server = ControlServer.Start(lease, _target);
            await using var client = await ControlClient.ConnectAsync(HostLease.Holder(data)!);

            Assert.Equal("{}", Encoding.UTF8.GetString((await client.CallAsync(Request("Echo"))).Span));
            Assert.DoesNotContain("a-long-folder-name", lease.Record.Socket);
        }
    }

    private static InvocationRequest Request(string operation) => new("a.b/1", operation, "{}"u8.ToArray());

    private async Task<string> AskAsync(string operation)
    {
        await using var client = await ControlClient.ConnectAsync(_lease.Record);
        return Encoding.UTF8.GetString((await client.CallAsync(Request(operation))).Span);
    }

    /// <summary>All that the host says until it closes the connection.</summary>
    private async Task<string> SendRawAsync(byte[] bytes)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_lease.Record.Socket));
        await using var stream = new NetworkStream(socket);
        var answer = ReadAllAsync(stream);
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The host has closed before all was sent, as it should.
        }

        return await answer;
    }

    private static async Task<string> ReadAllAsync(NetworkStream stream)
    {
        var answer = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read)
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // A connection that is closed with something unread in it is reset.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
