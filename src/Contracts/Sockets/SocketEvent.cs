namespace Mortise.Sockets;

/// <summary>What happens on a listening socket.</summary>
public abstract record SocketEvent
{
    private SocketEvent()
    {
    }

    /// <summary>The socket is open.</summary>
    /// <param name="EndPoint">Its address and port.</param>
    public sealed record Listening(string EndPoint) : SocketEvent;

    /// <summary>A connection has come; from now on it is the receiver's, who must close it.</summary>
    /// <param name="Handle">The operating system's handle of the connected socket, in the process of the host.</param>
    public sealed record Accepted(long Handle) : SocketEvent;
}
