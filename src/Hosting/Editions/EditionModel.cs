using System.Collections.Immutable;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Supervision;

namespace Mortise.Hosting.Editions;

/// <summary>
/// A composition of plug-ins, validated as far as is possible without looking at the plug-ins. Immutable.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Directory">Where its file is; relative paths are meant from here.</param>
public sealed record EditionModel(string Name, string Directory)
{
    /// <summary>The folders in which plug-in folders are looked for, in order.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The folders in which contract assemblies are looked for, in order.</summary>
    public ImmutableArray<string> Contracts { get; init; } = [];

    /// <summary>The instances, in the order of the file, which is their age.</summary>
    public ImmutableArray<EditionPlugin> Plugins { get; init; } = [];

    /// <summary>The groups that share their fate, by name.</summary>
    public ImmutableDictionary<string, GroupSpec> Groups { get; init; } = ImmutableDictionary<string, GroupSpec>.Empty;

    /// <summary>What is said about routes.</summary>
    public ImmutableDictionary<ContractId, RouteConfig> Routes { get; init; } =
        ImmutableDictionary<ContractId, RouteConfig>.Empty;

    /// <summary>The instance that provides what the edition does when it is run; empty when it only serves.</summary>
    public string Program { get; init; } = "";

    /// <summary>Whether every call goes through the codec.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the sources are watched, so that instances follow what is copied there.</summary>
    public bool Watch { get; init; }

    /// <summary>How long the kernel waits for plug-ins.</summary>
    public KernelDeadlines Deadlines { get; init; } = new();
}
