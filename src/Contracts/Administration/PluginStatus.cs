using System.Collections.Immutable;

namespace Mortise.Administration;

/// <summary>One plug-in instance at one moment.</summary>
/// <param name="Name">The instance's name in the edition.</param>
/// <param name="Plugin">The plug-in's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Its state.</param>
/// <param name="Isolation">The level that it runs at: <c>inprocess</c>, <c>host</c>, and later others.</param>
/// <param name="Generation">Counts its starts from 1; 0 before the first.</param>
/// <param name="Reason">The code of why it is in this state.</param>
/// <param name="Explanation">The same for people.</param>
/// <param name="Provides">The contracts that it provides, as <c>name/major.minor</c>.</param>
/// <param name="Requires">The contracts that it requires, as <c>name/major.minor</c>.</param>
/// <param name="Calls">The sums over its operations as a provider.</param>
public sealed record PluginStatus(
    string Name,
    string Plugin,
    string Version,
    PluginState State,
    string Isolation,
    int Generation,
    string Reason,
    string Explanation,
    ImmutableArray<string> Provides,
    ImmutableArray<string> Requires,
    CallTotals Calls);
