namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>How often a call was run, as its providers say.</summary>
/// <param name="Begun">How often one began.</param>
/// <param name="Ended">How often one did what it should.</param>
/// <param name="Failed">How often one noted that it failed.</param>
internal readonly record struct Runs(int Begun, int Ended, int Failed);
