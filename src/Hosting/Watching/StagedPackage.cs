using System.Security.Cryptography;
using System.Text;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Manifests;

namespace Mortise.Hosting.Watching;

/// <summary>
/// A copy of a watched folder, which nobody writes to any more: it is checked, and loaded or given up. Used by one
/// thread at a time.
/// </summary>
internal sealed class StagedPackage
{
    private int _holders;

    private StagedPackage(string origin, string folder, string digest) =>
        (Origin, Folder, Digest) = (origin, folder, digest);

    /// <summary>Whose copy it is.</summary>
    public string Origin { get; }

    /// <summary>Where the copy is.</summary>
    public string Folder { get; }

    /// <summary>Of the contents of all files, so that a build that changed nothing is known.</summary>
    public string Digest { get; }

    /// <summary>What its manifest says; null until it has been found complete.</summary>
    public PackageModel? Package { get; set; }

    /// <summary>Copies a folder, without hindering whoever writes to it.</summary>
    /// <exception cref="IOException">Somebody takes files away, or keeps them from being read.</exception>
    public static async Task<StagedPackage> MakeAsync(string origin, string folder, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Directory.CreateDirectory(folder);
        var buffer = new byte[81920];
        foreach (var file in Directory.EnumerateFiles(origin, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(origin, file);
            var copy = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await using var from = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await using var to = new FileStream(copy, FileMode.Create, FileAccess.Write);
            digest.AppendData(Encoding.UTF8.GetBytes($"{name}|{from.Length}|"));
            while (await from.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
            {
                digest.AppendData(buffer.AsSpan(0, count));
                await to.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            }
        }

        return new(origin, folder, Convert.ToHexString(digest.GetHashAndReset()));
    }

    /// <summary>One more needs the copy.</summary>
    public void Hold() => _holders++;

    /// <summary>One less does; without any it is removed.</summary>
    public void Release()
    {
        if (--_holders <= 0)
        {
            FolderCopy.Remove(Folder);
        }
    }
}
