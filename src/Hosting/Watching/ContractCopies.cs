namespace Mortise.Hosting.Watching;

/// <summary>
/// Copies of the contract assemblies that developed plug-ins are built against, each build in a folder of its own. They
/// stay as long as the host, because what is loaded of them does.
/// </summary>
internal sealed class ContractCopies(string folder)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Copies what a build has listed and is not there yet.</summary>
    /// <param name="list">The file with their paths; a file that is not there lists none.</param>
    public void Refresh(string list)
    {
        foreach (var file in list.Length == 0 || !File.Exists(list) ? [] : File.ReadAllLines(list))
        {
            var stamp = $"{file}|{File.GetLastWriteTimeUtc(file).Ticks}";
            if (!_known.Contains(stamp) && File.Exists(file) && AssemblyFile.IsWhole(file))
            {
                Copy(file);
                _known.Add(stamp);
            }
        }
    }

    private void Copy(string file)
    {
        if (AssemblyFile.BuildOf(file) is not { } build)
        {
            return;
        }

        var copies = Path.Combine(folder, $"{build:N}");
        Directory.CreateDirectory(copies);
        foreach (var each in new[] { Path.ChangeExtension(file, ".pdb"), file })
        {
            var copy = Path.Combine(copies, Path.GetFileName(each));
            if (File.Exists(each) && !File.Exists(copy))
            {
                // Under another name first, so that nobody finds half of it.
                File.Copy(each, copy + ".partial", overwrite: true);
                File.Move(copy + ".partial", copy);
            }
        }
    }
}
