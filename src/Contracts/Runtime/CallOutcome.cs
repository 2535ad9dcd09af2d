namespace Mortise.Runtime;

/// <summary>How a call ended.</summary>
internal enum CallOutcome
{
    Failed = 0,
    Cancelled = 1,
    Rejected = 2,

    /// <summary>With an error that is somebody else's: the provider did its part.</summary>
    Completed = 3,
}
