namespace Mortise;

/// <summary>The call was refused before it reached the provider: by a right, a limit or a malformed argument.</summary>
public sealed class RejectedException(RejectedReason reason, string message) : CallException("MT4002", message)
{
    /// <summary>Why.</summary>
    public RejectedReason Reason { get; } = reason;

    /// <summary>
    /// The argument that is not what the schema says, and where in it, such as <c>parcel.Kilograms</c>; empty when it
    /// is not one argument's fault.
    /// </summary>
    public string Argument { get; init; } = "";
}
