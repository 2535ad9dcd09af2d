namespace Mortise.Kernel.Supervision;

/// <summary>How the members of a group share their fate. Immutable.</summary>
/// <param name="Strategy">Who is restarted or quarantined with a member.</param>
public sealed record GroupSpec(RestartStrategy Strategy)
{
    /// <summary>
    /// How often the group as a whole is restarted because a member exceeded its own intensity, before the group
    /// escalates in turn.
    /// </summary>
    public RestartIntensity Intensity { get; init; } = RestartIntensity.Default;

    /// <summary>
    /// The group that it belongs to and escalates to; empty for none: then who failed is quarantined.
    /// </summary>
    public string Parent { get; init; } = "";
}
