namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What the host under fault tells the command, a line each; one of them is there.</summary>
/// <param name="Begun">The fault that is injected now.</param>
/// <param name="Ended">What came of one.</param>
/// <param name="Judged">What came of all; the host still lives, and waits for a line.</param>
internal sealed record HostMessage(int? Begun = null, TrialReport? Ended = null, HostReport? Judged = null);
