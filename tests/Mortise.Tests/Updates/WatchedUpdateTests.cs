using Fixture.Writer;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Tests.Updates;

/// <summary>An update that waits, for calls to leave or for the watch to end, and is undone meanwhile.</summary>
[Collection(Generations.Counted)]
public sealed class WatchedUpdateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fixture.keeper", "Culprit", Misdeed.ThrowInBackground)]
    [InlineData("fixture.keeper", "Culprit", Misdeed.ThrowInBackgroundAndExport)]
    [InlineData("fixture.writer", "Scamp", Misdeed.ThrowInBackground)]
    public async Task AFailureOfTheNewVersion_EndsTheWatch(string plugin, string build, Misdeed misdeed)
    {
        await using var trial = await Trial.StartAsync($"{plugin}@[1.0,2.0)");

        var update = await WatchAsync(trial, build, misdeed);
        trial.Book.LetGo.SetResult();
        var end = await trial.EndAsync(update);

        FailingUpdateTests.ShowFailure(end, UpdatePhase.Watch, ReasonCode.BackgroundFailed, "background work");
        var lost = misdeed == Misdeed.ThrowInBackgroundAndExport;
        Assert.Equal(lost, end.Explanation.Contains("is lost", StringComparison.Ordinal));
        await ShowAllIsAsBeforeAsync(trial, plugin, remembers: !lost);
    }

    [Theory]
    [InlineData("fixture.keeper", "Culprit")]
    [InlineData("fixture.writer", "Scamp")]
    public async Task ANewVersionThatIsUnhealthyAtTheEndOfTheWatch_IsGivenUp(string plugin, string build)
    {
        await using var trial = await Trial.StartAsync($"{plugin}@[1.0,2.0)");

        var update = await WatchAsync(trial, build, Misdeed.BecomeUnhealthy);
        var end = await trial.Updates.PromoteAsync(update.Id, Token);

        FailingUpdateTests.ShowFailure(end, UpdatePhase.Watch, ReasonCode.ProbeUnhealthy, "It has a cold.");
        await ShowAllIsAsBeforeAsync(trial, plugin, remembers: true);
    }

    [Theory]
    [InlineData("fixture.keeper", "Culprit")]
    [InlineData("fixture.writer", "Scamp")]
    public async Task AnOperatorCancels_InTheWatch(string plugin, string build)
    {
        await using var trial = await Trial.StartAsync($"{plugin}@[1.0,2.0)");

        var update = await WatchAsync(trial, build, Misdeed.None);
        var end = await trial.Updates.CancelAsync(update.Id, Token);

        FailingUpdateTests.ShowFailure(end, UpdatePhase.Watch, ReasonCode.UpdateCancelled, "");
        await ShowAllIsAsBeforeAsync(trial, plugin, remembers: true);
    }

    [Fact]
    public async Task AStateThatIsNotGivenBackFaithfully_IsNotTaken()
    {
        await using var trial = await Trial.StartAsync("fixture.keeper@[1.0,2.0)");

        var update = await WatchAsync(trial, "Culprit", Misdeed.ReturnUnfaithfully);
        var end = await trial.Updates.CancelAsync(update.Id, Token);

        FailingUpdateTests.ShowFailure(end, UpdatePhase.Watch, ReasonCode.UpdateCancelled, "MT2110");
        await trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers: false);
    }

    [Theory]
    [InlineData(ReasonCode.UpdateNotDrained)]
    [InlineData(ReasonCode.UpdateCancelled)]
    public async Task ACallThatDoesNotLeave_KeepsTheOldVersion_AndIsAnswered(ReasonCode code)
    {
        await using var trial = await Trial.StartAsync("fixture.keeper@[1.0,2.0)");
        var inside = trial.Callers.CallAsync(static writer => writer.WriteSlowlyAsync(-1));
        await trial.Book.Reached.Task.WaitAsync(Token);

        var update = await trial.ReachAsync(await trial.BeginAsync(Trial.FolderOf("Culprit")), UpdatePhase.Gate);
        if (code == ReasonCode.UpdateCancelled)
        {
            await trial.Updates.CancelAsync(update.Id, Token);
        }
        else
        {
            await trial.MissDrainAsync(update);
        }

        var end = await trial.EndAsync(update);
        trial.Book.LetGo.SetResult();

        FailingUpdateTests.ShowFailure(end, UpdatePhase.Gate, code, "");
        Assert.Equal("Fixture.Writer.KeeperElder", (await inside).Build);
        await trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers: true);
    }

    /// <summary>The update is watched, and the new version has answered somebody.</summary>
    private static async Task<UpdateReport> WatchAsync(Trial trial, string build, Misdeed misdeed)
    {
        var begun = await trial.BeginAsync(Trial.FolderOf(build), Trial.ConfigOf(misdeed));
        var watched = await trial.ReachAsync(begun, UpdatePhase.Watch);
        Assert.Equal(UpdateState.Running, watched.State);
        await trial.Callers.SeeAsync($"Fixture.Writer.{build}").WaitAsync(Token);
        return watched;
    }

    private static Task ShowAllIsAsBeforeAsync(Trial trial, string plugin, bool remembers) => plugin == "fixture.keeper"
        ? trial.ShowAllIsAsBeforeAsync("KeeperElder", remembers)
        : trial.ShowAllIsAsBeforeAsync("Elder", remembers: null);
}
