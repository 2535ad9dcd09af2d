using System.Net;
using System.Net.Sockets;
using Mortise.Sockets;

namespace Mortise.Hosting.Sockets;

/// <summary>
/// The listening sockets of the host: by address, and by who asked for it where the operating system chose the port.
/// Safe for concurrent use.
/// </summary>
internal sealed class ListeningSockets
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPEndPoint, ListeningSocket> _open = [];
    private readonly Dictionary<FreePort, ListeningSocket> _free = [];

    /// <summary>The sockets for one generation of an instance.</summary>
    public ISockets For(string instance) => new InstanceSockets(this, instance);

    /// <summary>Opens a socket, or joins those that take connections from it already.</summary>
    /// <param name="address">Where; not port 0.</param>
    public ListeningSocket Join(IPEndPoint address)
    {
        lock (_gate)
        {
            return JoinNeedsLock(_open.GetValueOrDefault(address) ?? OpenNeedsLock(address));
        }
    }

    /// <summary>Opens a socket on a free port, or joins the former generation that was given one.</summary>
    public ListeningSocket Join(FreePort port)
    {
        lock (_gate)
        {
            if (!_free.TryGetValue(port, out var listening))
            {
                listening = OpenNeedsLock(port.Address);
                listening.Asked = port;
                _free.Add(port, listening);
            }

            return JoinNeedsLock(listening);
        }
    }

    /// <summary>Closes the socket when nobody else takes connections from it.</summary>
    public void Leave(ListeningSocket listening)
    {
        lock (_gate)
        {
            if (--listening.Users > 0)
            {
                return;
            }

            _open.Remove(listening.EndPoint);
            if (listening.Asked is { } port)
            {
                _free.Remove(port);
            }
        }

        listening.Dispose();
    }

    private static ListeningSocket JoinNeedsLock(ListeningSocket listening)
    {
        listening.Users++;
        return listening;
    }

    private ListeningSocket OpenNeedsLock(IPEndPoint address)
    {
        try
        {
            var listening = new ListeningSocket(address);
            _open.Add(listening.EndPoint, listening);
            return listening;
        }
        catch (SocketException error)
        {
            throw new CannotListenException("MT5012", error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"The host cannot listen on {address}, because another program "
                    + "does. End that one, or choose another port.",
                SocketError.AccessDenied => $"The host may not listen on {address}: the operating system reserves that "
                    + "port. Choose one above 1023, or give the host the right.",
                _ => $"The host cannot listen on {address}: {error.Message}. Choose an address of this machine.",
            });
        }
    }
}
