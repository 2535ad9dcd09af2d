namespace Mortise.Testing.Faults;

/// <summary>What is wrong with a plug-in's folder.</summary>
public enum PackageDamage
{
    /// <summary>It is not there.</summary>
    NoFolder = 0,

    /// <summary>It has no manifest.</summary>
    NoManifest = 1,

    /// <summary>Its manifest ends in the middle.</summary>
    ManifestCutOff = 2,

    /// <summary>Its assembly is not there.</summary>
    NoAssembly = 3,

    /// <summary>Its assembly ends in the middle.</summary>
    AssemblyCutOff = 4,

    /// <summary>Each private assembly that it needs beside its own is not there.</summary>
    NoPrivateAssembly = 5,

    /// <summary>The manifest says that it is another plug-in.</summary>
    OfAnotherPlugin = 6,

    /// <summary>The manifest is that of another build.</summary>
    OfAnotherBuild = 7,

    /// <summary>The manifest names a state that the plug-in does not have, or none where it has one.</summary>
    OtherState = 8,

    /// <summary>The manifest names a factory that the assembly does not have.</summary>
    NoSuchFactory = 9,

    /// <summary>The manifest promises a contract that the plug-in does not implement.</summary>
    PromisesMore = 10,

    /// <summary>The manifest names a contract that nobody provides.</summary>
    RequiresWhatNobodyHas = 11,

    /// <summary>The manifest names a contract that the edition does not grant.</summary>
    RequiresWhatIsNotGranted = 12,

    /// <summary>The manifest names a build of its contracts that is not there.</summary>
    NoContractAssembly = 13,

    /// <summary>The manifest describes members of its contract that the plug-in was not built with.</summary>
    OtherMembers = 14,

    /// <summary>The manifest says that it is no version at all.</summary>
    NoVersion = 15,
}
