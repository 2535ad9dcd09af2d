namespace Mortise.Kernel.Routing;

/// <summary>Why a route leads nowhere.</summary>
/// <param name="Reason">One of a closed set.</param>
/// <param name="Message">For the caller: what is missing and what to do about it.</param>
/// <param name="IsFinal">
/// Whether nothing comes after it: its consumer, or the provider that a port is for, is gone. No account keeps such an
/// end, which somebody may hold for ever; calls to it are answered and not counted.
/// </param>
internal sealed record Absence(UnavailableReason Reason, string Message, bool IsFinal = false);
