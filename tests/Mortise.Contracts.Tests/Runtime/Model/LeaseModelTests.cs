namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>Every interleaving of a small model of the lease on processors with store buffers.</summary>
public sealed class LeaseModelTests
{
    [Fact]
    public void NoCallIsInsideWhatWasFreedAndNoDrainWaitsForEver()
    {
        var findings = LeaseModel.TwoCallers(Defect.None);

        Assert.Empty(findings.Violations);
        Assert.True(findings.States > 30_000, $"Only {findings.States} states: something was not explored.");
    }

    [Fact]
    public void ACallThatEndsOnAnotherThreadIsSafeToo()
    {
        var findings = LeaseModel.CallThatMoves(Defect.None);

        Assert.Empty(findings.Violations);
        Assert.True(findings.States > 1_000, $"Only {findings.States} states: something was not explored.");
    }

    [Fact]
    public void AnAccountInUseNeverShowsMoreEndsThanBeginnings() =>
        Assert.Empty(LeaseModel.AccountInUse(Defect.None).Violations);

    [Theory]
    [InlineData(Defect.NoBarrier, Findings.InsideFreed)]
    [InlineData(Defect.NoBarrier, Findings.WaitsForEver)]
    [InlineData(Defect.BarrierBeforePublication, Findings.InsideFreed)]
    [InlineData(Defect.NoCheckAfterEntry, Findings.InsideFreed)]
    [InlineData(Defect.RetiredAfterTheBarrier, Findings.WaitsForEver)]
    [InlineData(Defect.NoExitSignal, Findings.WaitsForEver)]
    [InlineData(Defect.NoUndoSignal, Findings.WaitsForEver)]
    [InlineData(Defect.NoSecondLook, Findings.WaitsForEver)]
    public void AVariantWithADefectIsFoundFaulty(Defect defect, string violation) =>
        Assert.Contains(violation, LeaseModel.TwoCallers(defect).Violations.Keys);

    [Theory]
    [InlineData(Defect.NoBarrier)]
    [InlineData(Defect.BarrierBeforePublication)]
    public void ACallThatMovesNeedsTheBarrierAsWell(Defect defect) =>
        Assert.Contains(Findings.InsideFreed, LeaseModel.CallThatMoves(defect).Violations.Keys);

    [Fact]
    public void AVariantThatSumsEntriesFirstIsFoundFaulty() => Assert.Contains(
        Findings.MoreEnds, LeaseModel.AccountInUse(Defect.EntriesSummedBeforeExits).Violations.Keys);
}
