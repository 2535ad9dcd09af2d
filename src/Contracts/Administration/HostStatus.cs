using System.Collections.Immutable;

namespace Mortise.Administration;

/// <summary>The host at one moment.</summary>
/// <param name="Edition">The name of the edition that it runs.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Started">Since when.</param>
/// <param name="Plugins">How many plug-in instances are installed.</param>
/// <param name="Active">How many of them are active.</param>
/// <param name="Faulted">How many of them are faulted or quarantined.</param>
/// <param name="Calls">The sums over all providers.</param>
/// <param name="Unanswered">The sums of the calls that found no provider.</param>
public sealed record HostStatus(
    string Edition,
    int ProcessId,
    DateTimeOffset Started,
    int Plugins,
    int Active,
    int Faulted,
    CallTotals Calls,
    CallTotals Unanswered)
{
    /// <summary>
    /// The same sums per instance, generation and operation that was ever called: ordered by the instance, oldest
    /// generation first; last, with an empty instance, the calls that found no provider.
    /// </summary>
    public ImmutableArray<OperationAccount> Accounts { get; init; } = [];

    /// <summary>
    /// What the edition asks for and what has no effect on the versions that are there now, in the order of instances.
    /// </summary>
    public ImmutableArray<IneffectiveSetting> Ineffective { get; init; } = [];

    /// <summary>What came of the code of generations that were given up.</summary>
    public UnloadTotals Unloads { get; init; }

    /// <summary>
    /// The calls that nobody answered and that ended with null, because their operation fails open; in order.
    /// </summary>
    public ImmutableArray<FailedOpenCalls> FailedOpen { get; init; } = [];

    /// <summary>The generations whose code did not leave the process, oldest first; the last hundred.</summary>
    public ImmutableArray<LeakedGeneration> Leaked { get; init; } = [];
}
