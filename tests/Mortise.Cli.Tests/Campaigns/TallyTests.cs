using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Catalogue;
using Mortise.Cli.Campaigns.Hosts;
using Mortise.Cli.Campaigns.Scores;
using Mortise.Cli.Leaks;
using Xunit;

namespace Mortise.Cli.Tests.Campaigns;

/// <summary>What a campaign makes of what was found in its host's memory.</summary>
public sealed class TallyTests
{
    private const string Plugin = "worker-1";

    [Fact]
    public void FinderThatFindsNothing_IsSeen() => Assert.Equal((1, 0, 0), Score());

    [Fact]
    public void LeakWithoutAChain_IsNotFound() =>
        Assert.Equal((1, 0, 0), Score(new LeakedCode(Plugin, $"{Plugin} campaign.worker 1.0.0 #7", [])));

    [Fact]
    public void LeakOfTheRightHolder_IsNamed() =>
        Assert.Equal((1, 1, 1), Score(Held("the static field Mortise.Campaign.Keepsakes._kept", 7)));

    [Fact]
    public void LeakOfAnotherStaticField_IsFoundButNotNamed() =>
        Assert.Equal((1, 1, 0), Score(Held("the static field System.AppContext.s_dataStore", 7)));

    [Fact]
    public void LeakOfAnotherGeneration_IsNotFound() =>
        Assert.Equal((1, 0, 0), Score(Held("the static field Mortise.Campaign.Keepsakes._kept", 17)));

    private static (int Injected, int Found, int Named) Score(params ImmutableArray<LeakedCode> found)
    {
        var kind = Faults.InProcess.Single(static kind => kind.Name == "leaks-static-of-contract");
        var tally = new Tally([new Draw(0, kind, 0, 0)]);
        tally.BeginHost();
        tally.Begin(0);
        tally.End(new TrialReport(0, kind.Name, Plugin, "", true, 0, 7));
        tally.FindLeaks(found);
        var score = tally.Total("inprocess", 1, TimeSpan.Zero).Scores.Single(score => score.Kind == kind);
        return (score.Leaks, score.LeaksFound, score.LeaksNamed);
    }

    private static LeakedCode Held(string by, int generation) => new(
        Plugin,
        $"{Plugin} campaign.worker 1.0.0 #{generation}",
        [new LeakChain(LeakKind.Static, by, "", ["System.Object[][]", "Mortise.Campaign.WorkPlugin"])]);
}
