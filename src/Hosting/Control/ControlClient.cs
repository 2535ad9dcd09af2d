using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;
using Mortise.Invocation;

namespace Mortise.Hosting.Control;

/// <summary>
/// Calls by name in a running host, over its control socket, as its operator. Safe for concurrent use; what is under
/// way when the host leaves ends with a <see cref="ProblemException"/>.
/// </summary>
public sealed class ControlClient : IInvocation, IAsyncDisposable
{
    private readonly NetworkStream _stream;
    private readonly HostRecord _host;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<long, ChannelWriter<ControlAnswer>> _answers = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reading;
    private long _lastId;

    private ControlClient(Socket socket, HostRecord host)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _host = host;
        _reading = ReadAsync();
    }

    /// <summary>Connects to a host.</summary>
    /// <exception cref="ProblemException">It does not answer.</exception>
    public static async Task<ControlClient> ConnectAsync(HostRecord host, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(host.Socket), cancellation).ConfigureAwait(false);
            return new(socket, host);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new ProblemException(
                "MT6004",
                $"Process {host.ProcessId}, which runs the edition '{host.Edition}', does not answer at "
                + $"'{host.Socket}'. "
                + $"{error.Message}. It may be starting or stopping: try again. Only the user who started it is "
                + "let in.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ContractDescription>> ListAsync(CancellationToken cancellation = default)
    {
        var json = await CallAsync(
            new("mortise.invocation/1", "List", "{}"u8.ToArray()), cancellation).ConfigureAwait(false);
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray().Select(static contract => new ContractDescription(
                contract.GetProperty("Contract").GetString()!,
                contract.GetProperty("Version").GetString()!,
                [
                    .. contract.GetProperty("Providers")
                        .EnumerateArray()
                        .Select(static provider => provider.GetString()!),
                ],
                contract.GetProperty("Schema").GetString()!)),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(
        InvocationRequest request, CancellationToken cancellation = default)
    {
        await foreach (var answer in SendAsync(request, isStream: false, cancellation).ConfigureAwait(false))
        {
            return answer;
        }

        return default;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        InvocationRequest request, CancellationToken cancellation = default) =>
        SendAsync(request, isStream: true, cancellation);

    /// <summary>Closes the connection; what is under way in the host is cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _closing.Dispose();
        _writing.Dispose();
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> SendAsync(
        InvocationRequest request, bool isStream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answers = Channel.CreateUnbounded<ControlAnswer>(new() { SingleReader = true });
        _answers[id] = answers.Writer;
        var ended = false;
        try
        {
            if (_reading.IsCompleted)
            {
                throw Lost();
            }

            await WriteAsync(ControlAnswer.Request(id, request, isStream)).ConfigureAwait(false);
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                ended = answer.IsEnd;
                if (answer.Error is { } error)
                {
                    throw error;
                }

                if (answer.Value is { } value)
                {
                    yield return value;
                }

                if (ended)
                {
                    yield break;
                }
            }

            ended = true;
            throw Lost();
        }
        finally
        {
            _answers.TryRemove(id, out _);
            if (!ended)
            {
                await TryCancelAsync(id).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            using var lines = new LineReader(_stream, ControlMessage.LongestLine * 2);
            while (await lines.ReadAsync(_closing.Token).ConfigureAwait(false) is { } line)
            {
                var answer = ControlAnswer.Parse(line);
                if (_answers.TryGetValue(answer.Id, out var waiting))
                {
                    waiting.TryWrite(answer);
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException
            or ControlException)
        {
            // Everybody who waits is told below that the connection is lost.
        }

        foreach (var waiting in _answers.Values)
        {
            waiting.TryComplete();
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> line)
    {
        await _writing.WaitAsync(_closing.Token).ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(line, _closing.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw Lost();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task TryCancelAsync(long id)
    {
        try
        {
            await WriteAsync(ControlAnswer.Cancellation(id)).ConfigureAwait(false);
        }
        catch (Exception error)
            when (error is ProblemException or OperationCanceledException or ObjectDisposedException)
        {
            // The host cancels it by itself when the connection is gone.
        }
    }

    private ProblemException Lost() => new(
        "MT6004",
        $"The connection to process {_host.ProcessId}, which runs the edition '{_host.Edition}', was lost "
        + "before the answer. "
        + "The host has ended or is stopping; look at what it said last.");
}
