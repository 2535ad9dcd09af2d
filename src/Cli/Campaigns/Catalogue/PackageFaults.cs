using System.Collections.Immutable;
using Mortise.Testing.Faults;
using Mortise.Updates;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>Broken packages, and manifests that say what is not so.</summary>
internal static class PackageFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        Refused("package-missing", "The package is not there.", PackageDamage.NoFolder),
        Refused("package-without-manifest", "The package has no manifest.", PackageDamage.NoManifest),
        Refused("package-manifest-cut-off", "The manifest ends in the middle.", PackageDamage.ManifestCutOff),
        Refused("package-without-assembly", "The package has no assembly.", PackageDamage.NoAssembly),
        Refused("lies-about-its-id", "The manifest is that of another plug-in.", PackageDamage.OfAnotherPlugin),
        Refused("lies-about-its-version", "The manifest says no version.", PackageDamage.NoVersion),
        Back("package-assembly-cut-off", "The assembly ends in the middle.", PackageDamage.AssemblyCutOff,
            UpdatePhase.Load),
        Back("lies-about-its-build", "The manifest is that of another build.", PackageDamage.OfAnotherBuild,
            UpdatePhase.Load),
        Back("lies-about-its-state", "The manifest names a state that it does not have.", PackageDamage.OtherState,
            UpdatePhase.Load),
        Back("lies-about-its-factory", "The manifest names no factory of it.", PackageDamage.NoSuchFactory,
            UpdatePhase.Load),
        Back("lies-about-its-contracts", "The manifest names contracts that are not there.",
            PackageDamage.NoContractAssembly, UpdatePhase.Load),
        Back("lies-about-its-members", "The manifest describes other members.", PackageDamage.OtherMembers,
            UpdatePhase.Load),
        Back("promises-too-much", "The manifest promises a contract that it does not implement.",
            PackageDamage.PromisesMore, UpdatePhase.Prepare),
        Back("needs-what-nobody-has", "The manifest names a contract that nobody provides.",
            PackageDamage.RequiresWhatNobodyHas, UpdatePhase.Resolve),
        Back("needs-what-is-not-granted", "The manifest names a contract that it is not granted.",
            PackageDamage.RequiresWhatIsNotGranted, UpdatePhase.Resolve),
    ];

    private static FaultKind Refused(string name, string does, PackageDamage damage) => new(
        name,
        FaultFamily.Package,
        does,
        "The update is refused; everything is served.",
        trial => trial.ExpectRefusalAsync(trial.UpdateToAsync(trial.Damage(damage))));

    private static FaultKind Back(string name, string does, PackageDamage damage, UpdatePhase phase) => new(
        name,
        FaultFamily.Package,
        does,
        $"The update is rolled back in its phase {phase}; everything is served.",
        trial => trial.ExpectRollBackAsync(phase, trial.UpdateToAsync(trial.Damage(damage))));
}
