namespace Mortise.Kernel.Routing;

/// <summary>Why a route leads nowhere.</summary>
/// <param name="Reason">One of a closed set.</param>
/// <param name="Message">For the caller: what is missing and what to do about it.</param>
internal sealed record Absence(UnavailableReason Reason, string Message);
