using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Supervision;
using Mortise.Payloads;

namespace Mortise.Kernel;

/// <summary>What a kernel is made with. Immutable.</summary>
/// <param name="Edition">The name of the composition, for reports.</param>
public sealed record KernelConfig(string Edition)
{
    /// <summary>The levels at which plug-ins can run.</summary>
    public ImmutableArray<IIsolationHost> Isolation { get; init; } = [];

    /// <summary>What the application provides to plug-ins and requires of them.</summary>
    public HostDeployment Host { get; init; } = HostDeployment.None;

    /// <summary>What the edition says about routes, per contract.</summary>
    public ImmutableDictionary<ContractId, RouteConfig> Routes { get; init; } =
        ImmutableDictionary<ContractId, RouteConfig>.Empty;

    /// <summary>The groups of supervision, by name.</summary>
    public ImmutableDictionary<string, GroupSpec> Groups { get; init; } =
        ImmutableDictionary<string, GroupSpec>.Empty;

    /// <summary>Encodes events between builds that differ, and in strict mode.</summary>
    public PayloadFormat? Format { get; init; }

    /// <summary>
    /// Whether every call goes through the codec, so that nothing works here that would fail across a boundary.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>How long the kernel waits for plug-ins.</summary>
    public KernelDeadlines Deadlines { get; init; } = new();

    /// <summary>The clock, which plug-ins may ask for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// What the kernel measures its deadlines with; the clock, unless the host has one that can stand still.
    /// </summary>
    public TimeProvider DeadlineTime
    {
        get => field ?? Time;
        init;
    }

    /// <summary>
    /// How many calls wait at most while what their provider remembers is handed over. Default: 10,000.
    /// </summary>
    public int GateCapacity { get; init; } = 10_000;

    /// <summary>Hears what happens; null when nobody does.</summary>
    public IKernelObserver? Observer { get; init; }
}
