using System.Text.Json.Nodes;

namespace Mortise.Testing.Faults;

/// <summary>Makes a manifest say what is not so.</summary>
internal static class ManifestLies
{
    public static void Tell(JsonObject manifest, PackageDamage lie)
    {
        switch (lie)
        {
            case PackageDamage.OfAnotherPlugin:
                manifest["id"] = "injected.other";
                break;
            case PackageDamage.OfAnotherBuild:
                manifest["mvid"] = $"{Guid.NewGuid()}";
                break;
            case PackageDamage.OtherState:
                manifest["state"] = manifest.ContainsKey("state") ? new JsonArray(1, 9) : new JsonArray(1);
                break;
            case PackageDamage.NoSuchFactory:
                manifest["factory"] = "Injected.NoFactory";
                break;
            case PackageDamage.PromisesMore:
                manifest["provides"]!.AsArray().Add(Contract("mortise.gateway"));
                break;
            case PackageDamage.RequiresWhatNobodyHas:
                manifest["requires"]!.AsArray().Add(Requirement("injected.nothing"));
                break;
            case PackageDamage.RequiresWhatIsNotGranted:
                manifest["requires"]!.AsArray().Add(Requirement("mortise.updates"));
                break;
            case PackageDamage.OtherMembers:
                var provided = manifest["provides"]![0]!.AsObject();
                provided["fingerprint"] = "0000000000000000";
                provided["members"] = new JsonObject { ["Injected"] = "() -> int" };
                break;
            case PackageDamage.NoVersion:
                manifest["version"] = "soon";
                break;
            default:
                var contracts = manifest["contractAssemblies"]![0]!;
                (contracts["name"], contracts["mvid"]) = ("Injected.Contracts", $"{Guid.NewGuid()}");
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
        requirement["parameter"] = "injected";
        requirement["range"] = "[1.0,2.0)";
        requirement["cardinality"] = "one";
        requirement["key"] = "";
        return requirement;
    }
}
