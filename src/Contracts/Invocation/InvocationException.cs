namespace Mortise.Invocation;

/// <summary>A call by name did not complete.</summary>
public sealed class InvocationException(string code, string kind, string explanation, ReadOnlyMemory<byte> error)
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
}
