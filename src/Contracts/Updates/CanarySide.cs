namespace Mortise.Updates;

/// <summary>How one of the two versions fares while they share the calls.</summary>
/// <param name="Calls">Calls that it has answered, well or not.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Median">How long half of those took at most that it answered well; streams are not timed.</param>
/// <param name="NinetyFifth">The same of 95 in a hundred.</param>
public sealed record CanarySide(long Calls, long Failed, TimeSpan Median, TimeSpan NinetyFifth)
{
    /// <summary>The share of the calls that failed: 0 to 1.</summary>
    internal double FailedShare => Calls == 0 ? 0 : (double)Failed / Calls;
}
