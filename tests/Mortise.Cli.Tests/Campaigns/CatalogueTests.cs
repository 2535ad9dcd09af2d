using Mortise.Cli.Campaigns.Catalogue;
using Xunit;

namespace Mortise.Cli.Tests.Campaigns;

public sealed class CatalogueTests
{
    /// <summary>Each comes equally often, so that with more kinds one would come less.</summary>
    [Fact]
    public void EachKind_IsAtLeastOneInAHundredFaults()
    {
        Assert.InRange(Faults.InProcess.Length, 1, 100);
        var draws = Deck.Deal(seed: 4, count: 1000, Faults.InProcess, lanes: 8);
        Assert.All(
            draws.CountBy(static draw => draw.Kind),
            static kind => Assert.True(kind.Value >= 10, kind.Key.Name));
    }

    [Fact]
    public void WaysToCommitAFault_TakeTurns()
    {
        var draws = Deck.Deal(seed: 4, count: 500, Faults.InProcess, lanes: 8);
        Assert.All(draws.GroupBy(static draw => draw.Kind), static kind =>
            Assert.Equal(Enumerable.Range(0, kind.Count()), kind.Select(static draw => draw.Turn)));
    }

    [Fact]
    public void NamesOfKinds_AreUnique() =>
        Assert.Equal(Faults.InProcess.Length, Faults.InProcess.DistinctBy(static kind => kind.Name).Count());
}
