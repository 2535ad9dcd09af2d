namespace Mortise.Generators.Model;

/// <summary>A plug-in, as its factory and its manifest need it.</summary>
internal sealed record PluginShape(
    string Namespace,
    string Class,
    string Id,
    string Version,
    string Description,
    string Assembly,
    bool IsOnDemand,
    bool IsResident,
    EquatableArray<string> Roles,
    EquatableArray<PluginParameter> Parameters,
    EquatableArray<ContractReference> Provides,
    EquatableArray<ContractReference> Subscribes,
    EquatableArray<AssemblyReference> ContractAssemblies,
    TypeUse? Config,
    EquatableArray<StateShape> States,
    EquatableArray<DataShape> Types,
    EquatableArray<string> Hidden)
{
    public IEnumerable<PluginParameter> Requires => Parameters.Where(static parameter => parameter.IsRequirement);

    public IEnumerable<PluginParameter> Publishes =>
        Parameters.Where(static parameter => parameter.Kind is InputKind.Publisher);

    public string ClassName => Namespace.Length == 0 ? $"global::{Class}" : $"global::{Namespace}.{Class}";

    public string Factory => Class + "Factory";
}
