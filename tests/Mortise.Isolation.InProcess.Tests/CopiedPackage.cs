using System.Text.Json.Nodes;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Manifests;

namespace Mortise.Isolation.InProcess.Tests;

/// <summary>A copy of a fixture's folder that a test can spoil.</summary>
internal sealed class CopiedPackage : IDisposable
{
    private readonly PackageModel _original;
    private readonly string _folder;

    public CopiedPackage(string id)
    {
        _original = Fixtures.Find(id);
        _folder = Directory.CreateTempSubdirectory("mortise-").FullName;
        Contracts = Path.Combine(_folder, "contracts");
        Directory.CreateDirectory(Contracts);
        foreach (var file in Directory.EnumerateFiles(_original.Folder.Directory))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    /// <summary>A contracts folder of the copy's own; empty at first.</summary>
    public string Contracts { get; }

    public string Assembly => Path.Combine(_folder, _original.Folder.Assembly + ".dll");

    /// <summary>Changes the manifest.</summary>
    public void Edit(Action<JsonNode> edit)
    {
        var file = Path.Combine(_folder, "mortise.json");
        var manifest = JsonNode.Parse(File.ReadAllText(file))!;
        edit(manifest);
        File.WriteAllText(file, manifest.ToJsonString());
    }

    /// <summary>
    /// What a host finds in the folder, with the contracts of all fixtures or only those of the copy.
    /// </summary>
    public PackageModel Read(bool onlyOwnContracts = false)
    {
        var package = Assert.Single(PackageCatalog.Of([_folder]).Packages);
        return package with
        {
            Folder = package.Folder with
            {
                ContractDirectories = onlyOwnContracts ? [Contracts] : _original.Folder.ContractDirectories,
            },
        };
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            // Windows keeps the files of a load context until that has been collected.
            return;
        }
    }
}
