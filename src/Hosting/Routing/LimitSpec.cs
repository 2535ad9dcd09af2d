namespace Mortise.Hosting.Routing;

/// <summary>
/// How many calls and open streams of one route are under way at once; further ones wait, and those that find no place
/// to wait are refused with <see cref="RejectedReason.Overloaded"/>. Immutable.
/// </summary>
/// <param name="Calls">How many at once, at least one.</param>
/// <param name="Queue">How many wait; the one that came first goes first.</param>
public sealed record LimitSpec(int Calls, int Queue);
