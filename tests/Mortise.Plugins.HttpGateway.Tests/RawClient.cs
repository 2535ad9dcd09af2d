using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>A client that sends what it likes.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public static async Task<RawClient> ConnectAsync(Uri url, CancellationToken cancellation)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), cancellation);
        return client;
    }

    /// <summary>Sends text, whose letters are bytes. A gateway that has closed already is fine.</summary>
    public async Task SendAsync(string text, CancellationToken cancellation)
    {
        try
        {
            await _socket.SendAsync(Encoding.Latin1.GetBytes(text), cancellation);
        }
        catch (SocketException)
        {
            // It has closed; what it said before can still be read.
        }
    }

    public void SendNoMore() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Everything until the gateway closes; a reset counts as the end.</summary>
    public async Task<string> ReadToEndAsync(CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, cancellation) is > 0 and var count)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (SocketException)
        {
            // A gateway may close without reading all that it was sent.
        }

        return text.ToString();
    }

    /// <summary>What has come, at least something.</summary>
    public async Task<string> ReadSomeAsync(CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        return Encoding.Latin1.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, cancellation));
    }

    /// <summary>Closes with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}
