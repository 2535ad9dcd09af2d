using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mortise.Sdk.Assemblies;

namespace Mortise.Sdk.Folders;

/// <summary>
/// What goes into <c>mortise.json</c>: the generated manifest, the build that it is of and those of the contract
/// assemblies.
/// </summary>
internal static class ManifestFile
{
    public const string Name = "mortise.json";

    public static byte[] Write(string manifest, Guid build, IEnumerable<CompiledAssembly> contracts, string project)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(manifest) as JsonObject ?? throw new JsonException("It is not an object.");
        }
        catch (JsonException error)
        {
            throw new SdkException(
                "MT2201",
                project,
                $"The generated manifest is not a JSON object. {error.Message} "
                + "Use the generator that came with this Mortise.Sdk.");
        }

        root["mvid"] = build.ToString();
        root["contractAssemblies"] = new JsonArray([.. contracts
            .OrderBy(contract => contract.Name, StringComparer.Ordinal)
            .Select(Describe)]);
        return Json.Write(root);
    }

    /// <summary>The names that the generator saw.</summary>
    public static ImmutableArray<string> NamedContracts(string manifest)
    {
        try
        {
            return JsonNode.Parse(manifest) is JsonObject root && root["contractAssemblies"] is JsonArray named
                ? [.. named.OfType<JsonObject>().Select(each => (string?)each["name"] ?? "")]
                : [];
        }
        catch (JsonException)
        {
            // Write says it, with a code.
            return [];
        }
    }

    private static JsonObject Describe(CompiledAssembly contract) => new()
    {
        ["name"] = contract.Name,
        ["version"] = contract.Version.ToString(),
        ["mvid"] = contract.Mvid.ToString(),
    };
}
