namespace Mortise;

/// <summary>What happens to a call whose provider is not there.</summary>
public enum FailurePolicy
{
    /// <summary>The caller gets a typed error; nothing ever silently succeeds.</summary>
    FailClosed = 0,

    /// <summary>
    /// The contract says that going on without this call is acceptable; the caller is told that it was.
    /// </summary>
    FailOpen = 1,
}
