using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Catalogue;

namespace Mortise.Cli.Campaigns.Scores;

/// <summary>What came of a campaign.</summary>
/// <param name="Level">The level of isolation.</param>
/// <param name="Seed">What determined the sequence.</param>
/// <param name="Scores">By kind, in the order of the catalogue.</param>
internal sealed record Scoreboard(string Level, int Seed, ImmutableArray<FaultScore> Scores)
{
    public long Calls { get; init; }

    public int Hosts { get; init; }

    /// <summary>How hosts ended that had to live.</summary>
    public ImmutableArray<string> HostFailures { get; init; } = [];

    /// <summary>What is wrong with the kernel's sums.</summary>
    public ImmutableArray<string> Imbalances { get; init; } = [];

    /// <summary>Some of what was lost or ran twice.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>How many generations were found in the process that no fault was to keep there.</summary>
    public int OtherLeaks { get; init; }

    /// <summary>What the level cannot survive, and what shows it.</summary>
    public ImmutableArray<Death> Deaths { get; init; } = [];

    public TimeSpan Took { get; init; }

    public int Injected => Scores.Sum(static score => score.Injected);

    public long Lost => Scores.Sum(static score => score.Lost + score.Forgotten) + Outside;

    public long Duplicated => Scores.Sum(static score => score.Duplicated);

    /// <summary>Lost outside of any fault.</summary>
    public long Outside { get; init; }

    /// <summary>Whether what the campaign is about holds.</summary>
    public bool Holds => Lost == 0 && Duplicated == 0 && HostFailures.IsEmpty && Imbalances.IsEmpty;
}
