namespace Mortise.Cli.Leaks;

/// <summary>The load context of a generation.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Name">Instance, plug-in, version and generation.</param>
/// <param name="IsGivenUp">Whether it should leave.</param>
internal sealed record PluginContext(string Instance, string Name, bool IsGivenUp);
