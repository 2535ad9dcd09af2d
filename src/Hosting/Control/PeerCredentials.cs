using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Mortise.Hosting.Control;

/// <summary>Who is at the other end of a local socket, where the operating system tells.</summary>
internal static class PeerCredentials
{
    private const int SolSocket = 1;
    private const int SoPeerCredentials = 17;

    /// <summary>
    /// Whether it is the user who runs this process, or root. Where the system does not tell, the folder's mode has
    /// decided already.
    /// </summary>
    public static bool IsOwner(Socket peer)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        // struct ucred { pid_t pid; uid_t uid; gid_t gid; }
        Span<byte> credentials = stackalloc byte[12];
        var length = peer.GetRawSocketOption(SolSocket, SoPeerCredentials, credentials);
        var user = MemoryMarshal.Read<uint>(credentials[4..]);
        return length == credentials.Length && (user == 0 || user == geteuid());
    }

    [DllImport("libc")]
    private static extern uint geteuid();
}
