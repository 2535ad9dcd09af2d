using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Hosts;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>An old version that does not leave as it should: the update is committed, and it is reported.</summary>
internal static class EndFaults
{
    private const string Committed = "The update is committed, and it is reported; everything is served.";

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("drain-throws", "The old version throws when it is told to drain.", "Throw@Drain"),
        Of("drain-hangs", "The old version waits for ever, or holds its thread, when it is told to drain.", "Drain"),
        Of("stop-throws", "The old version's stop throws.", "Throw@Stop"),
        Of("stop-hangs", "The old version's stop waits for ever, or holds its thread.", "Stop"),
        Of("dispose-throws", "The old version throws when it is disposed.", "Throw@Dispose"),
        Of("dispose-hangs", "The old version waits for ever, or holds its thread, when it is disposed.", "Dispose"),
        Of("unloading-throws", "The old version throws when it hears of its unloading.", "Throw@Unloading"),
        Of("unloading-blocks", "The old version holds its thread when it hears of its unloading.", "Block@Unloading"),
        Of("forget-throws", "The old version throws when it is to forget.", "Throw@Forget") with
        {
            Lanes = LaneKind.Keeper,
        },
        Of("forget-hangs", "The old version waits for ever, or holds its thread, when it is to forget.", "Forget") with
        {
            Lanes = LaneKind.Keeper,
        },
        new(
            "background-ignores-its-token",
            FaultFamily.End,
            "The background work of the old version goes on, waiting or holding its thread, when it is to end.",
            Committed,
            static async trial =>
            {
                await trial.Order(Hanging.In(trial, "Work")).ConfigureAwait(false);
                await trial.HeldAsync().ConfigureAwait(false);
                await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
                await trial.SeeFaultAsync().ConfigureAwait(false);
            }),
        Inside("hangs-while-left", "A call", static trial => trial.CommitAsync("Hang@Resume")),
        Inside("stream-hangs-while-left", "A stream", static trial => trial.CommitManyAsync("Hang@Stream")),
        new(
            "hangs-while-stopped",
            FaultFamily.End,
            "A call hangs in it when an operator stops it.",
            "The caller is cut off; it is stopped, and serves when it is started again.",
            static async trial =>
            {
                var hanging = trial.CommitAsync("Hang@Resume");
                await trial.HeldAsync().ConfigureAwait(false);
                await trial.StopAsync().ConfigureAwait(false);
                await trial.ExpectAsync<CutOffException>(hanging).ConfigureAwait(false);
            })
        {
            Promise = ServicePromise.Interrupted,
        },
    ];

    private static FaultKind Inside(string name, string what, Func<Trial, Task> hang) => new(
        name,
        FaultFamily.End,
        $"{what} hangs in the old version, which has been replaced.",
        "The caller is cut off; the update is committed, and it is reported; everything else is served.",
        async trial =>
        {
            var hanging = hang(trial);
            await trial.HeldAsync().ConfigureAwait(false);
            await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
            await trial.ExpectAsync<CutOffException>(hanging).ConfigureAwait(false);
            await trial.SeeFaultAsync().ConfigureAwait(false);
        })
    {
        Lanes = LaneKind.Worker,
    };

    private static FaultKind Of(string name, string does, string fault) => new(
        name, FaultFamily.End, does, Committed, async trial =>
        {
            await trial.Arm(Hanging.In(trial, fault)).ConfigureAwait(false);
            await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
            await trial.SeeFaultAsync().ConfigureAwait(false);
        });
}
