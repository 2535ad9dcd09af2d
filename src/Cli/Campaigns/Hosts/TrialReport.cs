namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What came of one fault.</summary>
/// <param name="Index">Which in the campaign.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Lane">Into which plug-in it was injected.</param>
/// <param name="Problem">What else came of it than must; empty when nothing did.</param>
/// <param name="IsRecovered">Whether the plug-in served afterwards.</param>
/// <param name="Forgotten">How many calls it has forgotten that it had to remember.</param>
/// <param name="Leaked">The generation that it keeps in the process; zero for none.</param>
internal sealed record TrialReport(
    int Index, string Kind, string Lane, string Problem, bool IsRecovered, long Forgotten, int Leaked);
