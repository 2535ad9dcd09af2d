using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Mortise.Sockets;

namespace Mortise.Hosting.Sockets;

/// <summary>The listening sockets of the host, by address. Safe for concurrent use.</summary>
internal sealed class ListeningSockets : ISockets
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPEndPoint, ListeningSocket> _open = [];

    public async IAsyncEnumerable<SocketEvent> AcceptAsync(
        string endPoint, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var listening = Join(endPoint);
        try
        {
            yield return new SocketEvent.Listening(listening.EndPoint.ToString());
            while (true)
            {
                yield return new SocketEvent.Accepted(await listening.AcceptAsync(cancellation).ConfigureAwait(false));
            }
        }
        finally
        {
            Leave(listening);
        }
    }

    private ListeningSocket Join(string endPoint)
    {
        if (!IPEndPoint.TryParse(endPoint, out var address))
        {
            throw Refuse($"'{endPoint}' is no address to listen on. Write an IP address and a port, such as "
                + "127.0.0.1:5080.");
        }

        lock (_gate)
        {
            if (!_open.TryGetValue(address, out var listening))
            {
                listening = Open(address);
                _open.Add(listening.EndPoint, listening);
            }

            listening.Users++;
            return listening;
        }
    }

    private static ListeningSocket Open(IPEndPoint address)
    {
        try
        {
            return new ListeningSocket(address);
        }
        catch (SocketException error)
        {
            throw Refuse(error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"The host cannot listen on {address}, because another program "
                    + "does. End that one, or choose another port.",
                SocketError.AccessDenied => $"The host may not listen on {address}: the operating system reserves that "
                    + "port. Choose one above 1023, or give the host the right.",
                _ => $"The host cannot listen on {address}: {error.Message}. Choose an address of this machine.",
            });
        }
    }

    private static CannotListenException Refuse(string explanation) => new("MT5012", explanation);

    private void Leave(ListeningSocket listening)
    {
        lock (_gate)
        {
            if (--listening.Users > 0)
            {
                return;
            }

            _open.Remove(listening.EndPoint);
        }

        listening.Dispose();
    }
}
