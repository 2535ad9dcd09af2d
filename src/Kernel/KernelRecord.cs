using Mortise.Administration;
using Mortise.Updates;

namespace Mortise.Kernel;

/// <summary>Something that happened in the kernel: typed, immutable, text only.</summary>
/// <param name="At">When.</param>
/// <param name="Plugin">The plug-in instance that it is about.</param>
public abstract record KernelRecord(DateTimeOffset At, string Plugin)
{
    /// <summary>An instance changed its state.</summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The instance.</param>
    /// <param name="From">From which state.</param>
    /// <param name="To">To which state.</param>
    /// <param name="Reason">Why.</param>
    public sealed record State(DateTimeOffset At, string Plugin, PluginState From, PluginState To, Reason Reason)
        : KernelRecord(At, Plugin);

    /// <summary>A plug-in did something wrong.</summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The instance.</param>
    /// <param name="Reason">What.</param>
    /// <param name="Detail">More for the log, such as a stack trace as text.</param>
    public sealed record Fault(DateTimeOffset At, string Plugin, Reason Reason, string Detail)
        : KernelRecord(At, Plugin);

    /// <summary>
    /// An update came to a phase, left it, or ended. It has begun when its only step has no outcome yet, and ended when
    /// it is no longer running.
    /// </summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The instance.</param>
    /// <param name="Report">How the update stands, without holders and canary: the phase that it is about is the last
    /// step.</param>
    public sealed record Update(DateTimeOffset At, string Plugin, UpdateReport Report) : KernelRecord(At, Plugin);

    /// <summary>A generation's code was given up.</summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The instance.</param>
    /// <param name="Generation">Which start of it.</param>
    /// <param name="Unload">What came of it.</param>
    public sealed record Unloaded(DateTimeOffset At, string Plugin, int Generation, UnloadState Unload)
        : KernelRecord(At, Plugin);

    /// <summary>Events did not reach a subscriber.</summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The subscriber.</param>
    /// <param name="Event">The event.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Delivery(DateTimeOffset At, string Plugin, string Event, Reason Reason)
        : KernelRecord(At, Plugin);

    /// <summary>
    /// Nobody answered a call of an operation that fails open, for the first time since one was answered. The plug-in
    /// went on without.
    /// </summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The caller.</param>
    /// <param name="Operation">As <c>contract/major Operation</c>.</param>
    /// <param name="Code">The code of what the call would have ended with.</param>
    /// <param name="Explanation">The same for people.</param>
    public sealed record FailedOpen(DateTimeOffset At, string Plugin, string Operation, string Code, string Explanation)
        : KernelRecord(At, Plugin);

    /// <summary>A plug-in wrote to its log.</summary>
    /// <param name="At">When.</param>
    /// <param name="Plugin">The instance.</param>
    /// <param name="Severity">How important.</param>
    /// <param name="Message">For people.</param>
    /// <param name="Error">An exception as text; empty when there was none.</param>
    public sealed record Log(DateTimeOffset At, string Plugin, LogSeverity Severity, string Message, string Error)
        : KernelRecord(At, Plugin);
}
