namespace Mortise.Tests.Updates;

/// <summary>What is wrong with a package on disk.</summary>
public enum Break
{
    NoFolder,
    NoManifest,
    ManifestCutOff,
    NoAssembly,
    OfAnotherPlugin,
    AssemblyCutOff,
    OfAnotherBuild,
    OtherState,
    NoSuchFactory,
    PromisesMore,
    RequiresWhatNobodyHas,
    RequiresWhatIsNotGranted,
    NoContractAssembly,
}
