using System.Collections.Immutable;
using Mortise.Testing.Faults;
using Mortise.Updates;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What fails late in what it needs: it passes that on as its own fault, and goes on.</summary>
internal static class DependencyFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new(
            "dependency-throws",
            FaultFamily.Dependency,
            "A plug-in that it calls throws.",
            "The caller gets 'faulted'; everything else is served.",
            static trial => trial.ExpectAsync<FaultedException>(trial.CommitAsync("Help.Throws"))),
        new(
            "dependency-stops",
            FaultFamily.Dependency,
            "A plug-in that it calls is stopped.",
            "The caller gets 'faulted' until it is started again; everything else is served.",
            static trial => trial.WithoutToolAsync(
                () => trial.ExpectAsync<FaultedException>(trial.CommitAsync("Help.Needed")))),
        new(
            "dependency-missing",
            FaultFamily.Dependency,
            "A private assembly is missing, which is needed only when its code runs.",
            "The update is rolled back in its phase Prepare; everything is served.",
            static trial => trial.ExpectRollBackAsync(
                UpdatePhase.Prepare, trial.UpdateToAsync(trial.Damage(PackageDamage.NoPrivateAssembly)))),
    ];
}
