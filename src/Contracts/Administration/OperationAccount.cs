namespace Mortise.Administration;

/// <summary>The calls of one operation of one generation of a plug-in.</summary>
/// <param name="Plugin">The instance that provides the operation; empty for calls that found no provider.</param>
/// <param name="Generation">Which start of it; null for the sums of the generations that are gone, and for calls that
/// found no provider.</param>
/// <param name="Version">The version that answered; empty for calls that found no provider.</param>
/// <param name="Operation">What was called, as <c>contract/major Operation</c>.</param>
/// <param name="Calls">Its sums.</param>
public sealed record OperationAccount(
    string Plugin, int? Generation, string Version, string Operation, CallTotals Calls);
