using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Hosts;
using Mortise.Updates;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What goes wrong while what it remembers is handed over: all of it stays with the old version.</summary>
internal static class StateFaults
{
    private const string Back = "The update is rolled back, and what it remembers is kept; everything is served.";

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Old("export-throws", "The old version's export throws.", "Throw@Export"),
        Old("export-hangs", "The old version's export waits for ever, or holds its thread.", "Export"),
        Old("export-nonsense", "The old version exports what cannot be.", "Lie@Export"),
        New("import-throws", "The new version's import throws.", "Throw@Import", Build.Any),
        New("import-hangs", "The new version's import waits for ever, or holds its thread.", "Import", Build.Any),
        New("convert-throws", "The new version's conversion throws, up or down.", "Throw@Convert", Build.Younger),
        New("convert-blocks", "The new version's conversion holds its thread, up or down.", "Block@Convert",
            Build.Younger),
        New("convert-unfaithful", "The new version converts to something else.", "Lie@ConvertDown", Build.Younger),
        Kind(
            "wrong-state-version",
            "The new version knows no state of the old one.",
            static trial => trial.ExpectRollBackAsync(
                UpdatePhase.Resolve, trial.UpdateToAsync(trial.Folders.Stranger))),
        Kind(
            "hangs-while-drained",
            "A call hangs in the old version, which is to hand over.",
            static async trial =>
            {
                var hanging = trial.CommitAsync("Hang@Resume");
                await trial.HeldAsync().ConfigureAwait(false);
                await trial.ExpectRollBackAsync(UpdatePhase.Gate, trial.UpdateAsync("")).ConfigureAwait(false);
                trial.LetGo();
                await trial.ExpectAnswerAsync(hanging).ConfigureAwait(false);
            }),
        Kind(
            "watch-fails-export-fails",
            "The new version fails while it is watched, and does not hand back what it remembers.",
            static async trial =>
            {
                var update = trial.UpdateInWatchAsync(async () =>
                {
                    await trial.Arm("Throw@Export").ConfigureAwait(false);
                    trial.Cancel();
                });
                await trial.ExpectRollBackAsync(UpdatePhase.Watch, update).ConfigureAwait(false);
                await trial.SeeAsync("MT3513").ConfigureAwait(false);
            }) with
        {
            Expected = "The update is rolled back, and how many calls are forgotten is said (MT3513).",
            Promise = ServicePromise.Interrupted,
        },
    ];

    private static FaultKind Kind(string name, string does, Func<Trial, Task> inject) =>
        new(name, FaultFamily.State, does, Back, inject) { Lanes = LaneKind.Keeper };

    private static FaultKind Old(string name, string does, string fault) => Kind(name, does, async trial =>
    {
        await trial.Arm(Hanging.In(trial, fault)).ConfigureAwait(false);
        await trial.ExpectRollBackAsync(UpdatePhase.HandOver, trial.UpdateAsync("")).ConfigureAwait(false);
    });

    private static FaultKind New(string name, string does, string fault, Build candidate) =>
        Kind(name, does, async trial =>
        {
            await trial.MakeCandidateAsync(candidate).ConfigureAwait(false);
            var turn = fault.EndsWith("@Convert", StringComparison.Ordinal)
                ? trial.InTurn($"{fault}Up", $"{fault}Down")
                : Hanging.In(trial, fault);
            await trial.ExpectRollBackAsync(UpdatePhase.HandOver, trial.UpdateAsync(turn)).ConfigureAwait(false);
        });
}
