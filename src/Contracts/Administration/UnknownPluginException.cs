namespace Mortise.Administration;

/// <summary>No plug-in instance has that name.</summary>
public sealed class UnknownPluginException(string plugin)
    : DeclaredException($"No plug-in instance is named '{plugin}'. See 'mortise list' for the names.")
{
    /// <summary>The name that was asked for.</summary>
    public string Plugin { get; } = plugin;
}
