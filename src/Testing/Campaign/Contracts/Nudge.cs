namespace Mortise.Campaign;

/// <summary>One instance has been nudged.</summary>
/// <param name="Instance">Which.</param>
/// <param name="Fault">What it is to commit when it hears of it.</param>
[Event("campaign.nudge", 1, 0, Capacity = 8)]
public sealed record Nudge(string Instance, string Fault);
