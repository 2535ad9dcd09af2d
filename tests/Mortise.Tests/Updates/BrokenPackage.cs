using System.Text.Json.Nodes;

namespace Mortise.Tests.Updates;

/// <summary>A copy of a plug-in folder, and broken; removed when it is disposed.</summary>
internal sealed class BrokenPackage : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mortise-tests-").FullName;

    public BrokenPackage(string whole, Break wrong)
    {
        Folder = Path.Combine(_root, "package");
        if (wrong == Break.NoFolder)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(whole))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        BreakFile(wrong);
    }

    public string Folder { get; }

    private string Manifest => Path.Combine(Folder, "mortise.json");

    private string Assembly => Directory.EnumerateFiles(Folder, "*.dll").Single();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void BreakFile(Break wrong)
    {
        switch (wrong)
        {
            case Break.NoManifest:
                File.Delete(Manifest);
                break;
            case Break.NoAssembly:
                File.Delete(Assembly);
                break;
            case Break.ManifestCutOff:
                CutOff(Manifest);
                break;
            case Break.AssemblyCutOff:
                CutOff(Assembly);
                break;
            default:
                var manifest = JsonNode.Parse(File.ReadAllText(Manifest))!;
                Lie(manifest, wrong);
                File.WriteAllText(Manifest, manifest.ToJsonString());
                break;
        }
    }

    private static void Lie(JsonNode manifest, Break wrong)
    {
        switch (wrong)
        {
            case Break.OfAnotherPlugin:
                manifest["id"] = "fixture.other";
                break;
            case Break.OfAnotherBuild:
                manifest["mvid"] = $"{Guid.NewGuid()}";
                break;
            case Break.OtherState:
                manifest["state"] = new JsonArray(1);
                break;
            case Break.NoSuchFactory:
                manifest["factory"] = "Fixture.Writer.NoFactory";
                break;
            case Break.PromisesMore:
                manifest["provides"]!.AsArray().Add(Contract("fixture.book"));
                break;
            case Break.RequiresWhatNobodyHas:
                manifest["requires"]!.AsArray().Add(Requirement("fixture.ink"));
                break;
            case Break.RequiresWhatIsNotGranted:
                manifest["requires"]!.AsArray().Add(Requirement("mortise.updates"));
                break;
            default:
                var contracts = manifest["contractAssemblies"]![0]!;
                (contracts["name"], contracts["mvid"]) = ("Fixture.Writer.OtherContracts", $"{Guid.NewGuid()}");
                break;
        }
    }

    private static JsonObject Contract(string name) => new()
    {
        ["contract"] = name,
        ["version"] = "1.0",
        ["fingerprint"] = "0000000000000000",
        ["members"] = new JsonObject(),
    };

    private static JsonObject Requirement(string name)
    {
        var requirement = Contract(name);
        requirement["parameter"] = "more";
        requirement["range"] = "[1.0,2.0)";
        requirement["cardinality"] = "one";
        requirement["key"] = "";
        return requirement;
    }

    private static void CutOff(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }
}
