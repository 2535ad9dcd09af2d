namespace Mortise.Campaign.Tests;

/// <summary>A copy of the built tool in which something is other; removed when it is disposed.</summary>
internal sealed class ChangedTool : IDisposable
{
    public ChangedTool()
    {
        foreach (var file in Directory.EnumerateFiles(Tool.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Tool.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mortise-test-").FullName;

    public void Put(string file) => File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);

    public void Remove(string file) => File.Delete(Path.Combine(Folder, file));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
