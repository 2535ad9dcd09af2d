namespace Mortise.Updates;

/// <summary>Calls that an update waits for.</summary>
/// <param name="Caller">The instance that called; empty if it is not known.</param>
/// <param name="Operation">What it called, as <c>contract/major Operation</c>.</param>
/// <param name="Calls">How many are inside.</param>
/// <param name="Age">For how long at least: since the update began to wait for them.</param>
public sealed record UpdateHolder(string Caller, string Operation, long Calls, TimeSpan Age);
