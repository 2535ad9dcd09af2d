using System.Collections.Frozen;
using System.Collections.Immutable;
using Mortise.Administration;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// Which event leads from which state to which; whatever is not listed is illegal. Immutable.
/// </summary>
internal sealed class LifecycleTable
{
    private readonly FrozenDictionary<(PluginState From, LifecycleEvent Event), PluginState> _next;

    internal LifecycleTable(ImmutableArray<Transition> transitions)
    {
        Transitions = transitions;
        _next = transitions.ToFrozenDictionary(static row => (row.From, row.Event), static row => row.To);
    }

    /// <summary>The one table of the kernel.</summary>
    public static LifecycleTable Legal { get; } = new(
    [
        new(PluginState.Installed, LifecycleEvent.Resolve, PluginState.Resolved),
        new(PluginState.Installed, LifecycleEvent.Uninstall, PluginState.Uninstalled),

        new(PluginState.Resolved, LifecycleEvent.Unresolve, PluginState.Installed),
        new(PluginState.Resolved, LifecycleEvent.Start, PluginState.Starting),
        new(PluginState.Resolved, LifecycleEvent.Uninstall, PluginState.Uninstalled),

        new(PluginState.Starting, LifecycleEvent.Started, PluginState.Active),
        new(PluginState.Starting, LifecycleEvent.Stop, PluginState.Stopping),
        new(PluginState.Starting, LifecycleEvent.Fail, PluginState.Faulted),

        new(PluginState.Active, LifecycleEvent.Stop, PluginState.Stopping),
        new(PluginState.Active, LifecycleEvent.Fail, PluginState.Faulted),

        new(PluginState.Stopping, LifecycleEvent.Stopped, PluginState.Resolved),
        new(PluginState.Stopping, LifecycleEvent.Fail, PluginState.Faulted),

        new(PluginState.Faulted, LifecycleEvent.Start, PluginState.Starting),
        new(PluginState.Faulted, LifecycleEvent.Release, PluginState.Installed),
        new(PluginState.Faulted, LifecycleEvent.Quarantine, PluginState.Quarantined),
        new(PluginState.Faulted, LifecycleEvent.Uninstall, PluginState.Uninstalled),

        new(PluginState.Quarantined, LifecycleEvent.Release, PluginState.Installed),
        new(PluginState.Quarantined, LifecycleEvent.Uninstall, PluginState.Uninstalled),
    ]);

    /// <summary>All legal transitions.</summary>
    public ImmutableArray<Transition> Transitions { get; }

    /// <summary>The state that an event leads to; null when it is illegal.</summary>
    public PluginState? Next(PluginState from, LifecycleEvent happened) =>
        _next.TryGetValue((from, happened), out var to) ? to : null;

    /// <summary>The events that are legal in a state, in the order of the table.</summary>
    public IEnumerable<LifecycleEvent> EventsOf(PluginState from) =>
        Transitions.Where(row => row.From == from).Select(static row => row.Event);
}
