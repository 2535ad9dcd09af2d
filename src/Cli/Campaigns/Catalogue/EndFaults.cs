using System.Collections.Immutable;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>An old version that does not leave as it should: the update is committed, and it is reported.</summary>
internal static class EndFaults
{
    private const string Committed = "The update is committed, and it is reported; everything is served.";

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("drain-throws", "The old version throws when it is told to drain.", "Throw@Drain"),
        Of("drain-hangs", "The old version hangs when it is told to drain.", "Hang@Drain"),
        Of("stop-throws", "The old version's stop throws.", "Throw@Stop"),
        Of("stop-hangs", "The old version's stop hangs.", "Hang@Stop"),
        Of("stop-blocks", "The old version's stop holds its thread.", "Block@Stop"),
        Of("dispose-throws", "The old version throws when it is disposed.", "Throw@Dispose"),
        Of("forget-throws", "The old version throws when it is to forget.", "Throw@Forget") with
        {
            Lanes = LaneKind.Keeper,
        },
        new(
            "hangs-while-left",
            FaultFamily.End,
            "A call hangs in the old version, which has been replaced.",
            Committed,
            static async trial =>
            {
                _ = trial.CommitAsync("Hang@Resume");
                await trial.HeldAsync().ConfigureAwait(false);
                await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
                await trial.SeeFaultAsync().ConfigureAwait(false);
            })
        {
            Lanes = LaneKind.Worker,
        },
    ];

    private static FaultKind Of(string name, string does, string fault) => new(
        name, FaultFamily.End, does, Committed, async trial =>
        {
            await trial.Arm(fault).ConfigureAwait(false);
            await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
            await trial.SeeFaultAsync().ConfigureAwait(false);
        });
}
