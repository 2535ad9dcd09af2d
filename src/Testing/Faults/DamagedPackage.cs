using System.Text.Json.Nodes;

namespace Mortise.Testing.Faults;

/// <summary>A copy of a plug-in's folder with one thing wrong; removed when it is disposed.</summary>
public sealed class DamagedPackage : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mortise-damaged-").FullName;

    /// <summary>Copies a folder and damages the copy.</summary>
    /// <param name="whole">The folder, which stays as it is.</param>
    /// <param name="damage">What is to be wrong.</param>
    /// <exception cref="IOException">It cannot be copied.</exception>
    public DamagedPackage(string whole, PackageDamage damage)
    {
        ArgumentNullException.ThrowIfNull(whole);
        Folder = Path.Combine(_root, Path.GetFileName(Path.TrimEndingDirectorySeparator(whole)));
        if (damage == PackageDamage.NoFolder)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(whole))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        Break(damage);
    }

    /// <summary>The copy.</summary>
    public string Folder { get; }

    private string Manifest => Path.Combine(Folder, "mortise.json");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Break(PackageDamage damage)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Manifest))!.AsObject();
        var assembly = Path.Combine(Folder, $"{manifest["assembly"]}.dll");
        switch (damage)
        {
            case PackageDamage.NoManifest:
                File.Delete(Manifest);
                break;
            case PackageDamage.ManifestCutOff:
                CutOff(Manifest);
                break;
            case PackageDamage.NoAssembly:
                File.Delete(assembly);
                break;
            case PackageDamage.AssemblyCutOff:
                CutOff(assembly);
                break;
            case PackageDamage.NoPrivateAssembly:
                foreach (var file in Directory.EnumerateFiles(Folder, "*.dll").Where(file => file != assembly))
                {
                    File.Delete(file);
                }

                break;
            default:
                ManifestLies.Tell(manifest, damage);
                File.WriteAllText(Manifest, manifest.ToJsonString());
                break;
        }
    }

    private static void CutOff(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }
}
