namespace Mortise.Administration;

/// <summary>The request was understood and refused, or it was tried and failed; nothing is half done.</summary>
public sealed class RefusedException(string code, string explanation) : DeclaredException(explanation)
{
    /// <summary>The stable code of the reason.</summary>
    public string Code { get; } = code;

    /// <summary>What failed, in whose fault, why, and what to do.</summary>
    public string Explanation { get; } = explanation;
}
