namespace Mortise.Events;

/// <summary>Something that happened in the kernel.</summary>
/// <param name="At">When.</param>
/// <param name="Plugin">The plug-in instance that it is about.</param>
/// <param name="Kind">What: <c>state</c>, <c>fault</c>, <c>update</c>, <c>unload</c>, <c>overflow</c> or
/// <c>failed-open</c>.</param>
/// <param name="Code">The stable reason code; empty if nothing was wrong.</param>
/// <param name="Explanation">The same for people.</param>
/// <param name="Missed">How many events before this one the consumer was too slow for.</param>
public sealed record KernelEvent(
    DateTimeOffset At, string Plugin, string Kind, string Code, string Explanation, long Missed = 0);
