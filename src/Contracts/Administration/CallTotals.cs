namespace Mortise.Administration;

/// <summary>An account of calls: accepted is the sum of the others whenever no call is inside.</summary>
/// <param name="Accepted">Calls that began.</param>
/// <param name="Completed">Calls that ended with a result; calls by name also when the provider behind answered with an
/// error or failed, which its own account has.</param>
/// <param name="Failed">Calls that ended with an error of the provider or a missed deadline.</param>
/// <param name="Cancelled">Calls that their caller cancelled.</param>
/// <param name="Rejected">Calls that did not reach the provider.</param>
public readonly record struct CallTotals(long Accepted, long Completed, long Failed, long Cancelled, long Rejected)
{
    /// <summary>Calls that are inside.</summary>
    public long Open => Accepted - Completed - Failed - Cancelled - Rejected;

    /// <summary>The sums of two accounts.</summary>
    public static CallTotals operator +(CallTotals left, CallTotals right) => new(
        left.Accepted + right.Accepted,
        left.Completed + right.Completed,
        left.Failed + right.Failed,
        left.Cancelled + right.Cancelled,
        left.Rejected + right.Rejected);
}
