namespace Mortise.Hosting.Discovery;

/// <summary>Copies of plug-in folders.</summary>
internal static class FolderCopy
{
    /// <summary>Copies a folder whole: into a name beside the target first, which then becomes the target.</summary>
    public static async Task MakeAsync(string source, string target, CancellationToken cancellation)
    {
        var making = target + ".partial";
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(making, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write);
            await from.CopyToAsync(to, cancellation).ConfigureAwait(false);
        }

        Directory.Move(making, target);
    }

    /// <summary>
    /// Removes a copy. What the system does not let go of yet stays, and is removed with the data directory.
    /// </summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps files of a load context until that has been collected.
            return;
        }
    }
}
