using System.Collections.Concurrent;
using System.Net.Sockets;
using Mortise.Invocation;

namespace Mortise.Hosting.Control;

/// <summary>
/// One client of the control socket. Its requests run beside each other; whole lines are written, one at a time. When
/// it leaves, its requests are cancelled.
/// </summary>
internal sealed class ControlConnection : IDisposable
{
    private const int MostRequests = 256;

    private readonly NetworkStream _stream;
    private readonly IInvocation _target;
    private readonly CancellationTokenSource _leaving;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _requests = new();

    private ControlConnection(Socket client, IInvocation target, CancellationToken stopping)
    {
        _stream = new NetworkStream(client, ownsSocket: true);
        _target = target;
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    /// <summary>Ends when the client has left and its requests have ended; throws nothing.</summary>
    public static async Task ServeAsync(Socket client, IInvocation target, CancellationToken stopping)
    {
        using var connection = new ControlConnection(client, target, stopping);
        var running = new List<Task>();
        try
        {
            await connection.ReadAsync(running).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has left, or the host stops.
        }
        catch (ControlException error)
        {
            await connection.TryWriteAsync(ControlReply.Error(
                null, new InvocationException("MT6005", "Protocol", error.Message, default))).ConfigureAwait(false);
        }

        await connection._leaving.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _leaving.Dispose();
        _writing.Dispose();
        _stream.Dispose();
    }

    private async Task ReadAsync(List<Task> running)
    {
        using var lines = new LineReader(_stream, ControlMessage.LongestLine);
        while (await lines.ReadAsync(_leaving.Token).ConfigureAwait(false) is { } line)
        {
            var message = ControlMessage.Parse(line);
            if (message.Request is null)
            {
                if (_requests.TryGetValue(message.Id, out var request))
                {
                    await request.CancelAsync().ConfigureAwait(false);
                }

                continue;
            }

            running.RemoveAll(static request => request.IsCompleted);
            var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
            if (running.Count >= MostRequests || !_requests.TryAdd(message.Id, cancellation))
            {
                cancellation.Dispose();
                throw new ControlException($"There are more than {MostRequests} requests at once, or two with one id.");
            }

            running.Add(AnswerAsync(message, cancellation));
        }
    }

    private async Task AnswerAsync(ControlMessage message, CancellationTokenSource cancellation)
    {
        ReadOnlyMemory<byte> end;
        try
        {
            // So that a provider that runs long before its first await does not keep the other requests waiting.
            await Task.Yield();
            end = await RunAsync(message, cancellation.Token).ConfigureAwait(false);
        }
        catch (InvocationException error)
        {
            end = ControlReply.Error(message.Id, error);
        }
        catch (OperationCanceledException)
        {
            end = ControlReply.Error(
                message.Id, new InvocationException("MT6006", "Cancelled", "The request was cancelled.", default));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            end = default;
        }
        catch (CallException error)
        {
            end = ControlReply.Error(
                message.Id, new InvocationException(error.Code, "Faulted", error.Message, default));
        }

        _requests.TryRemove(message.Id, out _);
        cancellation.Dispose();
        await TryWriteAsync(end).ConfigureAwait(false);
    }

    private async Task<ReadOnlyMemory<byte>> RunAsync(ControlMessage message, CancellationToken cancellation)
    {
        if (!message.IsStream)
        {
            var result = await _target.CallAsync(message.Request!, cancellation).ConfigureAwait(false);
            return ControlReply.Result(message.Id, result);
        }

        await foreach (var item in _target.StreamAsync(message.Request!, cancellation).ConfigureAwait(false))
        {
            await WriteAsync(ControlReply.Item(message.Id, item), cancellation).ConfigureAwait(false);
        }

        return ControlReply.Done(message.Id);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // Half a line would make the rest unreadable, so a request's cancellation does not stop a write.
            await _stream.WriteAsync(line, _leaving.Token).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task TryWriteAsync(ReadOnlyMemory<byte> line)
    {
        try
        {
            await WriteAsync(line, _leaving.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has left and will not miss the answer.
        }
    }
}
