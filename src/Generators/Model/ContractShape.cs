namespace Mortise.Generators.Model;

/// <summary>A contract, as its generated code needs it.</summary>
/// <param name="Namespace">Of the interface; empty for the global one.</param>
/// <param name="Interface">The interface's simple name.</param>
/// <param name="Name">The contract's name.</param>
/// <param name="Types">Every data type that it reaches, each before or after those that it uses.</param>
/// <param name="Hidden">Simple names that mean something else in its namespace.</param>
/// <param name="SeesInternals">Whether the assembly sees the internals of <c>Mortise.Contracts</c>.</param>
internal sealed record ContractShape(
    string Namespace,
    string Interface,
    string Name,
    int Major,
    int Minor,
    string Description,
    EquatableArray<OperationShape> Operations,
    EquatableArray<DataShape> Types,
    bool SeesInternals,
    EquatableArray<string> Hidden)
{
    public string InterfaceName => Namespace.Length == 0 ? $"global::{Interface}" : $"global::{Namespace}.{Interface}";

    /// <summary>The stem of the generated names: the interface without its I.</summary>
    public string Stem => StemOf(Interface);

    public static string StemOf(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
}
