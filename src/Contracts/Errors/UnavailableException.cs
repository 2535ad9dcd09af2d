namespace Mortise;

/// <summary>There is no provider that could take the call. The operation did not run.</summary>
public sealed class UnavailableException(UnavailableReason reason, string message)
    : CallException("MT4001", message)
{
    /// <summary>Why.</summary>
    public UnavailableReason Reason { get; } = reason;
}
