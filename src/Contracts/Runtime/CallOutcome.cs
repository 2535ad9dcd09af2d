namespace Mortise.Runtime;

/// <summary>How a call ended.</summary>
internal enum CallOutcome
{
    Failed = 0,
    Cancelled = 1,
    Rejected = 2,
}
