using Mortise.Administration;

namespace Mortise.Kernel.Lifecycle;

/// <summary>One row of the table: in that state, that event leads to that state.</summary>
/// <param name="From">The state.</param>
/// <param name="Event">What happens.</param>
/// <param name="To">The next state.</param>
internal sealed record Transition(PluginState From, LifecycleEvent Event, PluginState To);
