using Mortise.Administration;

namespace Mortise.Kernel.Lifecycle;

/// <summary>The state of one instance. Not safe for concurrent use: it changes under the kernel's lock.</summary>
/// <param name="table">Which transitions are legal.</param>
internal sealed class Lifecycle(LifecycleTable table)
{
    /// <summary>A new instance, with the kernel's table.</summary>
    public Lifecycle()
        : this(LifecycleTable.Legal)
    {
    }

    /// <summary>The state now.</summary>
    public PluginState State { get; private set; }

    /// <summary>Why an event is illegal in this state; null when it is legal.</summary>
    public Refusal? CanApply(LifecycleEvent happened)
    {
        if (table.Next(State, happened) is not null)
        {
            return null;
        }

        var legal = string.Join(", ", table.EventsOf(State));
        return Refusal.Of(
            ReasonCode.IllegalTransition,
            $"{happened} is not possible in state {State}; possible: {(legal.Length > 0 ? legal : "nothing")}.");
    }

    /// <summary>Changes the state as the table says; an illegal event is refused and changes nothing.</summary>
    public Result<PluginState> Apply(LifecycleEvent happened)
    {
        if (table.Next(State, happened) is not { } next)
        {
            return CanApply(happened)!;
        }

        State = next;
        return next;
    }
}
