using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Sockets;

namespace Mortise.Plugins.HttpGateway.Serving;

/// <summary>
/// The connections of one address, as the host hands them over. One loop of Kestrel asks for them, one at a time;
/// <see cref="UnbindAsync"/> may come from elsewhere.
/// </summary>
internal sealed class HandedListener : IConnectionListener
{
    private readonly CancellationTokenSource _end = new();
    private readonly SocketConnectionContextFactory _connections =
        new(new SocketConnectionFactoryOptions(), NullLogger.Instance);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IAsyncEnumerator<SocketEvent> _events;
    private readonly OpenConnections _open;
    private readonly ILog _log;
    private volatile bool _accepts;

    private HandedListener(ListenAddress address, ISockets sockets, OpenConnections open, ILog log)
    {
        _open = open;
        Address = address;
        EndPoint = address.EndPoint;
        _log = log;
        _events = sockets.AcceptAsync(address.EndPoint.ToString(), _end.Token).GetAsyncEnumerator(_end.Token);
    }

    public ListenAddress Address { get; }

    public EndPoint EndPoint { get; private set; }

    public static async Task<HandedListener> OpenAsync(
        ListenAddress address, ISockets sockets, OpenConnections open, ILog log, CancellationToken cancellation)
    {
        var listener = new HandedListener(address, sockets, open, log);
        try
        {
            await using var late = cancellation.Register(listener._end.Cancel).ConfigureAwait(false);
            await listener._events.MoveNextAsync().ConfigureAwait(false);
            listener.EndPoint = IPEndPoint.Parse(((SocketEvent.Listening)listener._events.Current).EndPoint);
            return listener;
        }
        catch (CannotListenException refused)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
            throw new StartRefusedException(refused.Code, refused.Explanation);
        }
        catch
        {
            await listener.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        _accepts = true;
        try
        {
            while (await _events.MoveNextAsync().ConfigureAwait(false))
            {
                if (_events.Current is SocketEvent.Accepted(var handle) && TryOpen(handle) is { } connection)
                {
                    return connection;
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // That is how it ends.
        }
        catch (CallException error)
        {
            _log.Error($"Takes no connections on {EndPoint} any more: {error.Message}");
        }

        _ended.TrySetResult();
        return null;
    }

    /// <summary>Ends when no connection comes any more: one that was on its way has been handed on by then.</summary>
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_accepts)
        {
            await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _events.DisposeAsync().ConfigureAwait(false);
        _connections.Dispose();
    }

    /// <summary>Null when the client is gone already.</summary>
    private ConnectionContext? TryOpen(long handle)
    {
        var owned = new SafeSocketHandle((nint)handle, ownsHandle: true);
        try
        {
            var connection = _connections.Create(new Socket(owned) { NoDelay = true });
            _open.Count(connection);
            return connection;
        }
        catch (SocketException)
        {
            owned.Dispose();
            return null;
        }
    }
}
