using System.Net;
using System.Net.Sockets;

namespace Mortise.Hosting.Sockets;

/// <summary>One listening socket and how many take connections from it.</summary>
internal sealed class ListeningSocket : IDisposable
{
    private const int Backlog = 512;

    private readonly Socket _socket;

    public ListeningSocket(IPEndPoint address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Address.Equals(IPAddress.IPv6Any))
            {
                _socket.DualMode = true;
            }

            _socket.Bind(address);
            _socket.Listen(Backlog);
            EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>Under the lock of the table.</summary>
    public int Users { get; set; }

    /// <summary>What it was opened for, where that does not say the port. Under the lock of the table.</summary>
    public FreePort? Asked { get; set; }

    /// <summary>The handle of the next connection, which is the caller's from then on.</summary>
    public async ValueTask<long> AcceptAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var connection = await _socket.AcceptAsync(cancellation).ConfigureAwait(false);
                var handle = connection.SafeHandle.DangerousGetHandle();

                // Given away: whoever makes a socket of the number closes it.
                connection.SafeHandle.SetHandleAsInvalid();
                return handle;
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset
                or SocketError.ConnectionAborted)
            {
                // The client went away before it was accepted.
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
