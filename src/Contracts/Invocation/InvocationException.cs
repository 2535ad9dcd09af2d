using Mortise.Runtime;

namespace Mortise.Invocation;

/// <summary>A call by name did not complete.</summary>
public sealed class InvocationException(
    string code,
    string kind,
    string explanation,
    ReadOnlyMemory<byte> error,
    string reason = "",
    string argument = "")
    : DeclaredException(explanation)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>
    /// <c>Unavailable</c>, <c>Rejected</c>, <c>DeadlineExceeded</c>, <c>Faulted</c>, or the name of a declared error.
    /// </summary>
    public string Kind { get; } = kind;

    /// <summary>For people.</summary>
    public string Explanation { get; } = explanation;

    /// <summary>The fields of a declared error in the request's media type; else empty.</summary>
    public ReadOnlyMemory<byte> Error { get; } = error;

    /// <summary>
    /// The member of <see cref="RejectedReason"/> or <see cref="UnavailableReason"/> that says why nothing ran; else
    /// empty.
    /// </summary>
    public string Reason { get; } = reason;

    /// <summary>The argument that is not what the schema says, such as <c>parcel.Kilograms</c>; else empty.</summary>
    public string Argument { get; } = argument;

    /// <summary>What the provider answered, or failed with, is in its own account.</summary>
    internal override CallOutcome Outcome => Reason.Length > 0 ? CallOutcome.Rejected : CallOutcome.Completed;
}
