namespace Mortise.Health;

/// <summary>The health of one plug-in instance.</summary>
/// <param name="Plugin">The instance's name.</param>
/// <param name="State">How well.</param>
/// <param name="Description">Why, for people.</param>
public sealed record PluginHealth(string Plugin, HealthState State, string Description);
