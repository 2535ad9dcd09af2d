using System.Collections.Immutable;

namespace Mortise.Administration;

/// <summary>Why a plug-in is in the state that it is in.</summary>
/// <param name="Status">The plug-in.</param>
/// <param name="Code">The decisive reason: one of a closed set, with a page in the documentation.</param>
/// <param name="Explanation">The same for people: what, in whose fault, why, what to do.</param>
/// <param name="Conflict">The instances and contracts that together make the reason, smallest set; empty when all is
/// well.</param>
/// <param name="Routes">Which provider was chosen for each requirement, and why.</param>
/// <param name="History">Its last changes of state, newest first.</param>
public sealed record WhyReport(
    PluginStatus Status,
    string Code,
    string Explanation,
    ImmutableArray<string> Conflict,
    ImmutableArray<RouteReport> Routes,
    ImmutableArray<StateChange> History);
