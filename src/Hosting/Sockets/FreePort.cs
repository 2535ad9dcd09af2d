using System.Net;

namespace Mortise.Hosting.Sockets;

/// <summary>A port that the operating system chooses, as whoever asked for it knows it.</summary>
/// <param name="Instance">The instance that asked, in whichever generation.</param>
/// <param name="Address">What it asked for; the port is 0.</param>
/// <param name="Ordinal">Which of those for which one generation asked the same.</param>
internal readonly record struct FreePort(string Instance, IPEndPoint Address, int Ordinal);
