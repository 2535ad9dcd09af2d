using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Isolation;

/// <summary>What to load.</summary>
/// <param name="Instance">The instance's name.</param>
/// <param name="Generation">Counts the instance's starts from 1.</param>
/// <param name="Manifest">The plug-in's manifest.</param>
/// <param name="Package">Where its code is.</param>
/// <param name="Config">Its configuration as a JSON object; empty for the defaults.</param>
/// <param name="Log">Where its log goes.</param>
/// <param name="Paths">The folders that it may know.</param>
/// <param name="CurrentCall">Gives it the context of its calls.</param>
/// <param name="Report">Receives faults that happen outside of calls and steps, for example on a thread of its
/// own.</param>
public sealed record LoadRequest(
    string Instance,
    int Generation,
    PluginManifest Manifest,
    PackageFolder Package,
    ReadOnlyMemory<byte> Config,
    ILog Log,
    PluginPaths Paths,
    ICurrentCall CurrentCall,
    Action<FaultException> Report)
{
    /// <summary>Carries the context of calls over a boundary that the isolation level makes.</summary>
    public required CallCarrier Carrier { get; init; }

    /// <summary>How long its code may take to hear that it is given up.</summary>
    public TimeSpan StopDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock that it may ask for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
