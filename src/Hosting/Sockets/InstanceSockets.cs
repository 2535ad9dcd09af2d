using System.Net;
using System.Runtime.CompilerServices;
using Mortise.Sockets;

namespace Mortise.Hosting.Sockets;

/// <summary>
/// The host's sockets, as one generation of an instance is given them: what it asks for with port 0, the generation
/// before it may have. Safe for concurrent use.
/// </summary>
internal sealed class InstanceSockets(ListeningSockets sockets, string instance) : ISockets
{
    private readonly Lock _gate = new();
    private readonly HashSet<FreePort> _held = [];

    public async IAsyncEnumerable<SocketEvent> AcceptAsync(
        string endPoint, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!IPEndPoint.TryParse(endPoint, out var address))
        {
            throw new CannotListenException("MT5012", $"'{endPoint}' is no address to listen on. Write an IP address "
                + "and a port, such as 127.0.0.1:5080.");
        }

        FreePort? port = address.Port == 0 ? Hold(address) : null;
        try
        {
            var listening = port is { } free ? sockets.Join(free) : sockets.Join(address);
            try
            {
                yield return new SocketEvent.Listening(listening.EndPoint.ToString());
                while (true)
                {
                    var handle = await listening.AcceptAsync(cancellation).ConfigureAwait(false);
                    yield return new SocketEvent.Accepted(handle);
                }
            }
            finally
            {
                sockets.Leave(listening);
            }
        }
        finally
        {
            Release(port);
        }
    }

    /// <summary>The first of these that the generation does not have yet.</summary>
    private FreePort Hold(IPEndPoint address)
    {
        lock (_gate)
        {
            var port = new FreePort(instance, address, 0);
            while (!_held.Add(port))
            {
                port = port with { Ordinal = port.Ordinal + 1 };
            }

            return port;
        }
    }

    private void Release(FreePort? port)
    {
        if (port is { } held)
        {
            lock (_gate)
            {
                _held.Remove(held);
            }
        }
    }
}
