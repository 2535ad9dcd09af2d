namespace Mortise.Sockets;

/// <summary>
/// Listening sockets, which the host opens and keeps, so that no generation of a gateway owns one: while one generation
/// takes over from another, and after it, the socket stays open and no client is turned away.
/// </summary>
[Contract("mortise.sockets", 1, 0)]
public interface ISockets
{
    /// <summary>
    /// Listens on an address, or joins those that listen there already, for as long as the stream is open. The first
    /// item says where; each further one is asked for when a connection is wanted, and is a connection. The socket is
    /// closed with the last stream on it.
    /// </summary>
    /// <param name="endPoint">An IP address and a port, such as <c>127.0.0.1:5080</c> or <c>[::1]:0</c>. Port 0 takes a
    /// free one, which nobody else is given but the next generation of the same instance when it asks for the same
    /// while the stream is open; a second stream of one generation takes another.</param>
    /// <param name="cancellation">Ends the stream.</param>
    [Throws<CannotListenException>]
    IAsyncEnumerable<SocketEvent> AcceptAsync(string endPoint, CancellationToken cancellation = default);
}
