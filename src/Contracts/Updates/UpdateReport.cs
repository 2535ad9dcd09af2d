using System.Collections.Immutable;

namespace Mortise.Updates;

/// <summary>An update at one moment.</summary>
/// <param name="Id">Names it in this host.</param>
/// <param name="Plugin">The instance that is updated.</param>
/// <param name="From">The version that served when it began.</param>
/// <param name="To">The version that is to serve.</param>
/// <param name="State">How it stands.</param>
/// <param name="Phase">Where it is, or where it ended.</param>
/// <param name="Reason">The code of why it was rolled back; empty if it was not.</param>
/// <param name="Explanation">The same for people, or what it does now.</param>
/// <param name="Steps">Its phases so far.</param>
/// <param name="Holders">Whom it waits for now.</param>
/// <param name="Waiting">How many calls wait at its gate.</param>
/// <param name="LongestWait">The longest that a call has waited at its gate.</param>
public sealed record UpdateReport(
    string Id,
    string Plugin,
    string From,
    string To,
    UpdateState State,
    UpdatePhase Phase,
    string Reason,
    string Explanation,
    ImmutableArray<UpdateStep> Steps,
    ImmutableArray<UpdateHolder> Holders,
    int Waiting,
    TimeSpan LongestWait)
{
    /// <summary>How the two versions fared when they shared the calls; null if they have not.</summary>
    public CanaryReport? Canary { get; init; }
}
