namespace Mortise.Runtime;

/// <summary>
/// An account of calls. Whenever no call is inside, accepted = completed + failed + cancelled + rejected.
/// </summary>
/// <param name="Accepted">Calls that began.</param>
/// <param name="Completed">Calls that ended with a result; calls by name also when the provider behind answered with an
/// error or failed, which its own account has.</param>
/// <param name="Failed">Calls that ended with a fault, a declared error or a missed deadline.</param>
/// <param name="Cancelled">Calls that their caller cancelled.</param>
/// <param name="Rejected">Calls that did not reach a provider.</param>
public readonly record struct CallCounts(long Accepted, long Completed, long Failed, long Cancelled, long Rejected)
{
    /// <summary>Calls that have not ended.</summary>
    public long Open => Accepted - Completed - Failed - Cancelled - Rejected;

    /// <summary>The sum of two accounts.</summary>
    public static CallCounts operator +(CallCounts left, CallCounts right) => new(
        left.Accepted + right.Accepted,
        left.Completed + right.Completed,
        left.Failed + right.Failed,
        left.Cancelled + right.Cancelled,
        left.Rejected + right.Rejected);
}
