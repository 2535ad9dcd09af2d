using System.Net.Sockets;
using Mortise.Hosting.Places;
using Mortise.Invocation;

namespace Mortise.Hosting.Control;

/// <summary>
/// Lets the operator steer a running host over a local socket: each message is a call by name, so that whatever the
/// tool can do is a contract. Whoever reaches the socket is the operator; the socket admits only the owner.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int MostConnections = 64;

    private readonly Socket _listener;
    private readonly IInvocation _target;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _connections = [];
    private readonly Task _accepting;
    private int _disposed;

    private ControlServer(Socket listener, IInvocation target)
    {
        _listener = listener;
        _target = target;
        _accepting = AcceptAsync();
    }

    /// <summary>Listens from now on.</summary>
    /// <param name="lease">The host's hold on its data directory, which says where.</param>
    /// <param name="target">Calls by name, as the operator.</param>
    public static ControlServer Start(HostLease lease, IInvocation target)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(target);
        // Left behind by a host that was killed: the lock is ours, so nobody listens there.
        File.Delete(lease.Record.Socket);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(new UnixDomainSocketEndPoint(lease.Record.Socket));
            OwnerOnly.RestrictFile(lease.Record.Socket);
            listener.Listen(MostConnections);
            return new(listener, target);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Ends what clients have under way and closes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] open;
        lock (_gate)
        {
            open = [.. _connections];
        }

        await Task.WhenAll(open).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
                Serve(client);
            }
            catch (Exception error)
                when (error is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A client that left before it was accepted is no reason to stop listening.
            }
        }
    }

    private void Serve(Socket client)
    {
        lock (_gate)
        {
            _connections.RemoveWhere(static connection => connection.IsCompleted);
            if (_connections.Count >= MostConnections || !PeerCredentials.IsOwner(client))
            {
                client.Dispose();
                return;
            }

            _connections.Add(ControlConnection.ServeAsync(client, _target, _stopping.Token));
        }
    }
}
