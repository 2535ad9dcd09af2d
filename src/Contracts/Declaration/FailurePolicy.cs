namespace Mortise;

/// <summary>What a caller gets when nobody answers its call.</summary>
public enum FailurePolicy
{
    /// <summary>A typed error; nothing ever silently succeeds.</summary>
    FailClosed = 0,

    /// <summary>
    /// Null: the contract says that going on without an answer is acceptable, so the result of the operation is
    /// nullable, and null says that there was none. That is when nobody could take the call, its provider went away
    /// meanwhile, it was not answered within the deadline, or the route let it through no more. A provider that fails,
    /// an error that it declares, arguments that do not fit and cancellation arrive as always. Such calls are counted
    /// and logged by the host.
    /// </summary>
    FailOpen = 1,
}
