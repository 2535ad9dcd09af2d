namespace Mortise.Updates;

/// <summary>What has become of the calls since a share of them goes to the new version.</summary>
/// <param name="Share">How many of a hundred calls go to it.</param>
/// <param name="Old">The version that serves the others.</param>
/// <param name="New">The version that is tried.</param>
public sealed record CanaryReport(int Share, CanarySide Old, CanarySide New);
