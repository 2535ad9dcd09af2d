using System.Text;

namespace Mortise.Sdk.Folders;

/// <summary>
/// Writes files by replacing them. A running host may have mapped the old file into memory: writing into it would crash
/// the host, putting a new file in its place does not.
/// </summary>
internal static class Replacement
{
    public static void Write(string path, IEnumerable<string> lines) =>
        Write(path, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>Writes even what is equal, because the build compares times.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var fresh = Beside(path);
        using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(content);
        }

        MoveOver(fresh, path);
    }

    /// <summary>Copies unless size and time say that the copy is there already.</summary>
    public static void Copy(string source, string destination)
    {
        var from = new FileInfo(source);
        var to = new FileInfo(destination);
        if (to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc)
        {
            return;
        }

        Directory.CreateDirectory(to.DirectoryName!);
        var fresh = Beside(destination);
        File.Copy(source, fresh);
        File.SetLastWriteTimeUtc(fresh, from.LastWriteTimeUtc);
        MoveOver(fresh, destination);
    }

    private static string Beside(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return $"{path}.{Environment.ProcessId}.new";
    }

    private static void MoveOver(string fresh, string path)
    {
        try
        {
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException && File.Exists(path))
        {
            // Windows does not replace a mapped file, but renames it.
            File.Move(path, $"{path}.{Guid.NewGuid():n}.old");
            File.Move(fresh, path);
        }
    }
}
