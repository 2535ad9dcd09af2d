namespace Mortise.Administration;

/// <summary>What came of the code of generations that were given up, where code can leave the process.</summary>
/// <param name="Pending">How many are still looked at.</param>
/// <param name="Collected">How many have left the process.</param>
/// <param name="Leaked">How many have not, because something holds them.</param>
public readonly record struct UnloadTotals(long Pending, long Collected, long Leaked);
