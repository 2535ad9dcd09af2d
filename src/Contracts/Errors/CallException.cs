namespace Mortise;

/// <summary>
/// How a call ends when it does not complete: one small hierarchy, the same at every isolation level. Holds text only,
/// never an exception, type or stack of the provider.
/// </summary>
public abstract class CallException : Exception
{
    private protected CallException(string code, string message)
        : base(message) => Code = code;

    /// <summary>The stable code, <c>MTnnnn</c>, with a page in the documentation.</summary>
    public string Code { get; }
}
