using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes JSON Schema (draft 2020-12) of contracts and configurations.</summary>
internal static class SchemaText
{
    public static string Write(ContractShape contract) => "{}";

    public static string OfConfig(PluginShape plugin) => "{}";
}
