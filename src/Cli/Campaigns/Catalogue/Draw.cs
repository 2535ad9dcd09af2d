namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>One fault of a campaign.</summary>
/// <param name="Index">Which, from zero.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Lane">The number of the plug-in that it is injected into.</param>
/// <param name="Turn">How many of its kind came before it.</param>
internal sealed record Draw(int Index, FaultKind Kind, int Lane, int Turn);
