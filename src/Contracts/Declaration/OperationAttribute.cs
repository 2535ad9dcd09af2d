namespace Mortise;

/// <summary>
/// States the semantics of a contract's operation. An operation without it has the defaults named here.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OperationAttribute : Attribute
{
    /// <summary>
    /// Whether running it twice is the same as running it once, so that it may be retried. Default: no.
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>
    /// Milliseconds after which a call ends with <see cref="DeadlineExceededException"/>; 0 means no deadline.
    /// For a stream it bounds the wait for each item.
    /// </summary>
    public int DeadlineMilliseconds { get; init; }

    /// <summary>
    /// What a caller gets when nobody answers. Default: fail closed. To fail open the result must be nullable.
    /// </summary>
    public FailurePolicy OnFailure { get; init; }
}
