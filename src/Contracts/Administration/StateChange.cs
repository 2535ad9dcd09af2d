namespace Mortise.Administration;

/// <summary>One change of state.</summary>
/// <param name="At">When.</param>
/// <param name="From">From which state.</param>
/// <param name="To">To which state.</param>
/// <param name="Code">Why: one of a closed set.</param>
/// <param name="Explanation">The same for people.</param>
public sealed record StateChange(DateTimeOffset At, PluginState From, PluginState To, string Code, string Explanation);
