using System.Text;
using Mortise.Hosting.Places;

namespace Mortise.Hosting.Control;

/// <summary>Where a host listens to its operator: a local socket in a folder that only the owner can enter.</summary>
internal static class ControlEndpoint
{
    /// <summary>The shortest limit of the platforms, that of macOS, which counts bytes.</summary>
    private const int LongestPath = 103;

    /// <summary>A socket in the data directory; where that path is too long, one in a folder made for it.</summary>
    public static string Choose(DataDirectory data)
    {
        var path = Path.Combine(data.Run, "control.sock");
        if (Encoding.UTF8.GetByteCount(path) <= LongestPath)
        {
            return path;
        }

        // Fresh and unguessable, so that nobody can have put a folder of theirs in its place.
        var session = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        if (session is { Length: > 0 and < 80 } && Directory.Exists(session))
        {
            var own = Path.Combine(session, $"mortise-{Path.GetRandomFileName()[..8]}");
            OwnerOnly.CreateFolder(own);
            return Path.Combine(own, "s");
        }

        return Path.Combine(Directory.CreateTempSubdirectory("mortise-").FullName, "s");
    }

    public static void Remove(string socket)
    {
        File.Delete(socket);
        var folder = Path.GetDirectoryName(socket)!;
        if (Path.GetFileName(socket) == "s")
        {
            Directory.Delete(folder);
        }
    }
}
