using Mortise.Cli.Campaigns.Catalogue;

namespace Mortise.Cli.Campaigns.Scores;

/// <summary>What came of all faults of one kind.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record FaultScore(FaultKind Kind)
{
    /// <summary>How often it was injected.</summary>
    public int Injected { get; init; }

    /// <summary>How often the host went on, and what must come of it came.</summary>
    public int Survived { get; init; }

    /// <summary>How often the plug-in served afterwards.</summary>
    public int Recovered { get; init; }

    /// <summary>How many calls were lost meanwhile.</summary>
    public long Lost { get; init; }

    /// <summary>How many ran twice.</summary>
    public long Duplicated { get; init; }

    /// <summary>How many calls a plug-in has forgotten that it had to remember.</summary>
    public long Forgotten { get; init; }

    /// <summary>How many generations it was to keep in the process.</summary>
    public int Leaks { get; init; }

    /// <summary>How many of those were found.</summary>
    public int LeaksFound { get; init; }

    /// <summary>How many were found, and what holds them was rightly named.</summary>
    public int LeaksNamed { get; init; }

    /// <summary>The first time that something else came of it; empty for never.</summary>
    public string Problem { get; init; } = "";
}
