using System.Security.Cryptography;
using System.Text;

namespace Mortise.Hosting.Watching;

/// <summary>
/// What lies in a folder, by names, sizes and times: two that are equal mean that nobody wrote between. No file is
/// opened for it.
/// </summary>
/// <param name="Digest">A digest of the listing.</param>
internal sealed record FolderStamp(string Digest)
{
    /// <summary>The stamp of a folder now; null when it is not there.</summary>
    public static FolderStamp? Of(string folder)
    {
        try
        {
            var files = new DirectoryInfo(folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(static file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}")
                .Order(StringComparer.Ordinal);
            return new(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files)))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever builds or copies may be taking things away at this moment; the next look sees what is left.
            return null;
        }
    }
}
