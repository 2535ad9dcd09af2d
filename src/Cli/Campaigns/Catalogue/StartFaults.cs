using System.Collections.Immutable;
using Mortise.Updates;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>A new version that fails before it serves: the update is rolled back, and nobody notices.</summary>
internal static class StartFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("constructor-throws", "Its constructor throws.", "Throw@Construct", UpdatePhase.Prepare),
        Of("constructor-blocks", "Its constructor holds its thread.", "Block@Construct", UpdatePhase.Prepare),
        Of("prepare-throws", "Its prepare throws.", "Throw@Prepare", UpdatePhase.Prepare),
        Of("prepare-hangs", "Its prepare waits for ever, or holds its thread.", "Prepare", UpdatePhase.Prepare),
        Of("probe-throws", "Its health probe throws.", "Throw@Probe", UpdatePhase.Probe),
        Of("probe-hangs", "Its health probe waits for ever, or holds its thread.", "Probe", UpdatePhase.Probe),
        Of("probe-unhealthy", "Its health probe says unhealthy.", "Lie@Probe", UpdatePhase.Probe),
        Of("activate-throws", "Its activate throws.", "Throw@Activate", UpdatePhase.Activate),
        Of("activate-hangs", "Its activate waits for ever, or holds its thread.", "Activate", UpdatePhase.Activate),
    ];

    private static FaultKind Of(string name, string does, string fault, UpdatePhase phase) => new(
        name,
        FaultFamily.Start,
        $"{does[..^1]}, as the new version of an update.",
        $"The update is rolled back in its phase {phase}; everything is served.",
        trial => trial.ExpectRollBackAsync(phase, trial.UpdateAsync(Hanging.In(trial, fault))));
}
