using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes the manifest of a plug-in.</summary>
internal static class ManifestText
{
    public static string Write(PluginShape plugin) => JsonText.Object([
        ("manifest", "1"),
        ("id", JsonText.Quote(plugin.Id)),
        ("version", JsonText.Quote(plugin.Version)),
        ("description", JsonText.Quote(plugin.Description)),
        ("assembly", JsonText.Quote(plugin.Assembly)),
        ("factory", JsonText.Quote(plugin.Namespace.Length == 0 ? plugin.Factory : $"{plugin.Namespace}.{plugin.Factory}")),
        ("activation", JsonText.Quote(plugin.IsOnDemand ? "onDemand" : "eager")),
        ("unloading", JsonText.Quote(plugin.IsResident ? "resident" : "collectible")),
        ("roles", JsonText.Array(plugin.Roles.Select(JsonText.Quote))),
        ("provides", JsonText.Array(plugin.Provides.Select(Provided))),
        ("requires", JsonText.Array(plugin.Requires.Select(Required))),
        ("publishes", JsonText.Array(plugin.Publishes.Select(static parameter => Event(parameter.Contract!)))),
        ("subscribes", JsonText.Array(plugin.Subscribes.Select(Event))),
        ("contractAssemblies", JsonText.Array(plugin.ContractAssemblies.Select(static assembly => JsonText.Object([
            ("name", JsonText.Quote(assembly.Name)),
            ("version", JsonText.Quote(assembly.Version)),
        ])))),
        ("config", SchemaText.OfConfig(plugin)),
    ]);

    private static string Provided(ContractReference contract) => JsonText.Object([
        ("contract", JsonText.Quote(contract.Name)),
        ("version", Version(contract)),
        ("fingerprint", JsonText.Quote(contract.Fingerprint)),
        ("members", Members(contract)),
    ]);

    private static string Required(PluginParameter parameter) => JsonText.Object([
        ("parameter", JsonText.Quote(parameter.Name)),
        ("contract", JsonText.Quote(parameter.Contract!.Name)),
        ("version", Version(parameter.Contract)),
        ("range", JsonText.Quote(parameter.Range)),
        ("cardinality", JsonText.Quote(parameter.Kind switch
        {
            InputKind.Optional => "optional",
            InputKind.Many => "many",
            _ => "one",
        })),
        ("key", JsonText.Quote(parameter.Key)),
        ("fingerprint", JsonText.Quote(parameter.Contract.Fingerprint)),
        ("members", Members(parameter.Contract)),
    ]);

    private static string Event(ContractReference item) => JsonText.Object([
        ("event", JsonText.Quote(item.Name)),
        ("version", Version(item)),
        ("fingerprint", JsonText.Quote(item.Fingerprint)),
    ]);

    private static string Version(ContractReference contract) => JsonText.Quote($"{contract.Major}.{contract.Minor}");

    private static string Members(ContractReference contract) => JsonText.Object(Enumerable.Range(0, contract.Members.Count / 2)
        .Select(index => (contract.Members[2 * index], (string?)JsonText.Quote(contract.Members[(2 * index) + 1]))));
}
