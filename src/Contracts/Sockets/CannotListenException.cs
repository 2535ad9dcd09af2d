namespace Mortise.Sockets;

/// <summary>The host cannot listen there.</summary>
public sealed class CannotListenException(string code, string explanation) : DeclaredException(explanation)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>What failed, in whose fault, why, what to do.</summary>
    public string Explanation { get; } = explanation;
}
