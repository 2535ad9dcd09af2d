using Mortise.Administration;

namespace Market.Page;

/// <summary>A plug-in instance at one moment.</summary>
/// <param name="Name">Its name in the edition.</param>
/// <param name="Plugin">The plug-in's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Its state.</param>
/// <param name="Generation">Counts its starts from 1; 0 before the first.</param>
/// <param name="Reason">Why it is in that state, for people.</param>
public sealed record PresentPlugin(
    string Name, string Plugin, string Version, PluginState State, int Generation, string Reason);
