using Fixture.Writer;
using Mortise.Administration;
using Mortise.Kernel;
using Mortise.Testing.Faults;
using Mortise.Updates;

namespace Mortise.Tests.Updates;

/// <summary>
/// An update that fails in each phase, in every way that is known: calls are served throughout, and the reason is
/// shown.
/// </summary>
[Collection(Generations.Counted)]
public sealed class FailingUpdateTests
{
    private const string Elder = "fixture.keeper@[1.0,2.0)";
    private const string Loner = "fixture.writer@[1.0,2.0)";
    private const string Guilty = "fixture.keeper@[3.0,4.0)";

    [Theory]
    [InlineData(PackageDamage.NoFolder, "MT2001")]
    [InlineData(PackageDamage.NoManifest, "MT2001")]
    [InlineData(PackageDamage.ManifestCutOff, "MT2002")]
    [InlineData(PackageDamage.NoAssembly, "MT2007")]
    [InlineData(PackageDamage.OfAnotherPlugin, "MT3508")]
    public async Task APackageThatIsNone_IsRefused_BeforeAnythingHappens(PackageDamage wrong, string code)
    {
        await using var trial = await Trial.StartAsync(Elder);
        using var package = new DamagedPackage(Trial.FolderOf("Culprit"), wrong);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => trial.BeginAsync(package.Folder));

        Assert.Equal(code, refusal.Code);
        await trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers: true);
    }

    [Theory]
    [InlineData(PackageDamage.AssemblyCutOff, UpdatePhase.Load, ReasonCode.LoadFailed, "MT2106")]
    [InlineData(PackageDamage.OfAnotherBuild, UpdatePhase.Load, ReasonCode.LoadFailed, "MT2105")]
    [InlineData(PackageDamage.OtherState, UpdatePhase.Load, ReasonCode.LoadFailed, "MT2105")]
    [InlineData(PackageDamage.NoSuchFactory, UpdatePhase.Load, ReasonCode.LoadFailed, "MT2105")]
    [InlineData(PackageDamage.NoContractAssembly, UpdatePhase.Load, ReasonCode.LoadFailed, "MT2102")]
    [InlineData(PackageDamage.PromisesMore, UpdatePhase.Prepare, ReasonCode.ConstructionFailed, "MT2105")]
    [InlineData(PackageDamage.RequiresWhatNobodyHas, UpdatePhase.Resolve, ReasonCode.NoProvider, "injected.nothing")]
    [InlineData(PackageDamage.RequiresWhatIsNotGranted, UpdatePhase.Resolve, ReasonCode.NotGranted, "mortise.updates")]
    public async Task ABrokenPackage_IsGivenUp(PackageDamage wrong, UpdatePhase phase, ReasonCode code, string says)
    {
        await using var trial = await Trial.StartAsync(Elder);
        using var package = new DamagedPackage(Trial.FolderOf("Culprit"), wrong);

        var end = await trial.EndAsync(await trial.BeginAsync(package.Folder));

        ShowFailure(end, phase, code, says);
        await trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers: true);
    }

    [Fact]
    public async Task APackageWithoutALibrary_ThatOnlyAnOperationUses_IsGivenUp_BeforeItServes()
    {
        await using var trial = await Trial.StartAsync(Loner);
        using var package = new DamagedPackage(Trial.FolderOf("Quill"), PackageDamage.NoPrivateAssembly);

        var end = await trial.EndAsync(await trial.BeginAsync(package.Folder));

        ShowFailure(end, UpdatePhase.WarmUp, ReasonCode.LoadFailed, "Fixture.Private.Library");
        await trial.ShowAllIsAsBeforeAsync("Elder", remembers: null);
    }

    [Theory]
    [InlineData(Misdeed.ThrowInConstructor, UpdatePhase.Prepare, ReasonCode.ConstructionFailed)]
    [InlineData(Misdeed.HangInConstructor, UpdatePhase.Prepare, ReasonCode.StartTimedOut)]
    [InlineData(Misdeed.ThrowInPrepare, UpdatePhase.Prepare, ReasonCode.PrepareFailed)]
    [InlineData(Misdeed.HangInPrepare, UpdatePhase.Prepare, ReasonCode.StartTimedOut)]
    [InlineData(Misdeed.BeUnhealthy, UpdatePhase.Probe, ReasonCode.ProbeUnhealthy)]
    [InlineData(Misdeed.ThrowInProbe, UpdatePhase.Probe, ReasonCode.HealthFailed)]
    [InlineData(Misdeed.HangInProbe, UpdatePhase.Probe, ReasonCode.HealthTimedOut)]
    [InlineData(Misdeed.ThrowInImport, UpdatePhase.HandOver, ReasonCode.StateNotImported)]
    [InlineData(Misdeed.HangInImport, UpdatePhase.HandOver, ReasonCode.StateNotImported)]
    [InlineData(Misdeed.ThrowInConversion, UpdatePhase.HandOver, ReasonCode.StateNotImported)]
    [InlineData(Misdeed.ConvertUnfaithfully, UpdatePhase.HandOver, ReasonCode.StateNotImported)]
    [InlineData(Misdeed.ThrowInActivate, UpdatePhase.Activate, ReasonCode.ActivateFailed)]
    [InlineData(Misdeed.HangInActivate, UpdatePhase.Activate, ReasonCode.StartTimedOut)]
    public Task ANewVersionWithState_ThatMisbehaves_IsGivenUp(Misdeed misdeed, UpdatePhase phase, ReasonCode code) =>
        GiveUpAsync(Elder, "KeeperElder", "Culprit", misdeed, phase, code);

    [Theory]
    [InlineData(Misdeed.ThrowInConstructor, UpdatePhase.Prepare, ReasonCode.ConstructionFailed)]
    [InlineData(Misdeed.HangInConstructor, UpdatePhase.Prepare, ReasonCode.StartTimedOut)]
    [InlineData(Misdeed.HangInProbe, UpdatePhase.Probe, ReasonCode.HealthTimedOut)]
    [InlineData(Misdeed.ThrowInActivate, UpdatePhase.Activate, ReasonCode.ActivateFailed)]
    [InlineData(Misdeed.HangInActivate, UpdatePhase.Activate, ReasonCode.StartTimedOut)]
    public Task ANewVersionWithoutState_ThatMisbehaves_IsGivenUp(Misdeed misdeed, UpdatePhase phase, ReasonCode code) =>
        GiveUpAsync(Loner, "Elder", "Scamp", misdeed, phase, code);

    [Theory]
    [InlineData(Misdeed.ThrowInExport)]
    [InlineData(Misdeed.HangInExport)]
    public async Task AnOldVersion_WhoseStateCannotBeHad_GoesOn(Misdeed misdeed)
    {
        await using var trial = await Trial.StartAsync(Guilty, misdeed);

        var begun = await trial.BeginAsync(Trial.FolderOf("KeeperElder"));
        await MissDeadlineIfItHangsAsync(trial, misdeed);
        var end = await trial.EndAsync(begun);

        ShowFailure(end, UpdatePhase.HandOver, ReasonCode.StateNotExported, "export");
        await trial.ShowAllIsAsBeforeAsync("Culprit", remembers: true);
    }

    [Fact]
    public async Task AStateOfAVersionThatNobodyKnows_IsNotHandedOver()
    {
        await using var trial = await Trial.StartAsync(Elder);

        var end = await trial.EndAsync(await trial.BeginAsync(Trial.FolderOf("Stranger")));

        ShowFailure(end, UpdatePhase.Resolve, ReasonCode.StateNotConvertible, "it knows 9");
        await trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers: true);
    }

    [Fact]
    public async Task AConfigurationThatIsNone_IsNotTaken()
    {
        await using var trial = await Trial.StartAsync(Elder);

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => trial.BeginAsync(Trial.FolderOf("Culprit"), "{ \"Deed\": 7 }"));

        Assert.Equal("MT5011", refused.Code);
        Assert.Contains("Known are Misdeed", refused.Message, StringComparison.Ordinal);
        await trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers: true);
    }

    private static async Task GiveUpAsync(
        string use, string old, string build, Misdeed misdeed, UpdatePhase phase, ReasonCode code)
    {
        await using var trial = await Trial.StartAsync(use);

        var begun = await trial.BeginAsync(Trial.FolderOf(build), Trial.ConfigOf(misdeed));
        await MissDeadlineIfItHangsAsync(trial, misdeed);
        var end = await trial.EndAsync(begun);

        ShowFailure(end, phase, code, "");
        await trial.ShowAllIsAsBeforeAsync(old, remembers: build == "Culprit" ? true : null);
    }

    private static Task MissDeadlineIfItHangsAsync(Trial trial, Misdeed misdeed) =>
        $"{misdeed}".StartsWith("Hang", StringComparison.Ordinal) ? trial.MissDeadlineAsync() : Task.CompletedTask;

    internal static void ShowFailure(UpdateReport end, UpdatePhase phase, ReasonCode code, string says)
    {
        Assert.Equal(UpdateState.RolledBack, end.State);
        Assert.True(end.Reason == code.Text, $"{end.Reason}: {end.Explanation}");
        Assert.Contains(says, end.Explanation, StringComparison.Ordinal);
        var failed = Assert.Single(
            end.Steps, static step => step.Outcome.StartsWith("Failed: ", StringComparison.Ordinal));
        Assert.Equal(phase, failed.Phase);
        Assert.Equal(UpdatePhase.RollBack, end.Steps[^1].Phase);
    }
}
