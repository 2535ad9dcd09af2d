using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes the manifest of a plug-in.</summary>
internal static class ManifestText
{
    public static Json Write(PluginShape plugin) => Json.Object(
        ("manifest", Json.Number(1)),
        ("id", Json.Text(plugin.Id)),
        ("version", Json.Text(plugin.Version)),
        ("description", Json.Text(plugin.Description)),
        ("assembly", Json.Text(plugin.Assembly)),
        ("factory", Json.Text(plugin.Namespace.Length == 0 ? plugin.Factory : $"{plugin.Namespace}.{plugin.Factory}")),
        ("activation", Json.Text(plugin.IsOnDemand ? "onDemand" : "eager")),
        ("unloading", Json.Text(plugin.IsResident ? "resident" : "collectible")),
        ("roles", Json.Array(plugin.Roles.Select(Json.Text))),
        ("state", plugin.States.Count == 0
            ? null
            : Json.Array(plugin.States.Select(static state => Json.Number(state.Version)))),
        ("provides", Json.Array(plugin.Provides.Select(Provided))),
        ("requires", Json.Array(plugin.Requires.Select(Required))),
        ("publishes", Json.Array(plugin.Publishes.Select(static parameter => Event(parameter.Contract!)))),
        ("subscribes", Json.Array(plugin.Subscribes.Select(Event))),
        ("contractAssemblies", Json.Array(plugin.ContractAssemblies.Select(static assembly => Json.Object(
            ("name", Json.Text(assembly.Name)),
            ("version", Json.Text(assembly.Version)))))),
        ("config", SchemaText.OfConfig(plugin)));

    private static Json Provided(ContractReference contract) => Json.Object(
        ("contract", Json.Text(contract.Name)),
        ("version", Version(contract)),
        ("fingerprint", Json.Text(contract.Fingerprint)),
        ("members", Members(contract)));

    private static Json Required(PluginParameter parameter) => Json.Object(
        ("parameter", Json.Text(parameter.Name)),
        ("contract", Json.Text(parameter.Contract!.Name)),
        ("version", Version(parameter.Contract)),
        ("range", Json.Text(parameter.Range)),
        ("cardinality", Json.Text(parameter.Kind switch
        {
            InputKind.Optional => "optional",
            InputKind.Many => "many",
            _ => "one",
        })),
        ("key", Json.Text(parameter.Key)),
        ("fingerprint", Json.Text(parameter.Contract.Fingerprint)),
        ("members", Members(parameter.Contract)));

    private static Json Event(ContractReference item) => Json.Object(
        ("event", Json.Text(item.Name)),
        ("version", Version(item)),
        ("fingerprint", Json.Text(item.Fingerprint)));

    private static Json Version(ContractReference contract) => Json.Text($"{contract.Major}.{contract.Minor}");

    private static Json Members(ContractReference contract) => new JsonObject(Enumerable
        .Range(0, contract.Members.Count / 2)
        .Select(index => (contract.Members[2 * index], (Json?)Json.Text(contract.Members[(2 * index) + 1]))));
}
