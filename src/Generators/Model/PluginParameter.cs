namespace Mortise.Generators.Model;

/// <summary>A parameter of a plug-in's constructor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Its C# type, fully qualified.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Contract">The contract or event, if that is what it asks for.</param>
/// <param name="Range">The accepted versions.</param>
/// <param name="Key">The provider instance's name; empty for any.</param>
internal sealed record PluginParameter(
    string Name, string TypeName, InputKind Kind, ContractReference? Contract, string Range, string Key)
{
    public bool IsRequirement => Kind is InputKind.One or InputKind.Optional or InputKind.Many;
}
