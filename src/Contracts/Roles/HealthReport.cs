namespace Mortise;

/// <summary>The answer to a health probe.</summary>
/// <param name="State">How well.</param>
/// <param name="Description">Why, for people; empty when there is nothing to say.</param>
public sealed record HealthReport(HealthState State, string Description = "")
{
    /// <summary>Everything is as it should be.</summary>
    public static HealthReport Healthy { get; } = new(HealthState.Healthy);
}
