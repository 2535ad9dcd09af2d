using System.Text.Json;

namespace Mortise.Cli.Commands;

/// <summary>The contracts of the kernel's own that commands call by name.</summary>
internal static class ContractNames
{
    public const string Administration = "mortise.administration/1";
    public const string Inspection = "mortise.inspection/1";
    public const string Updates = "mortise.updates/1";

    /// <summary>The arguments of operations that take the name of an instance.</summary>
    public static string PluginArgument(string plugin) => $"{{\"plugin\":\"{JsonEncodedText.Encode(plugin)}\"}}";

    /// <summary>The arguments of operations that take the id of an update.</summary>
    public static string IdArgument(string id) => $"{{\"id\":\"{JsonEncodedText.Encode(id)}\"}}";
}
