namespace Mortise.Kernel.Isolation;

/// <summary>A plug-in did something wrong outside a call. Holds text only.</summary>
/// <param name="code">The stable code.</param>
/// <param name="explanation">What failed, in whose fault, why, what to do.</param>
/// <param name="detail">More for the log, such as a stack trace as text; empty when there is none.</param>
public sealed class FaultException(string code, string explanation, string detail = "") : Exception(explanation)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>More for the log.</summary>
    public string Detail { get; } = detail;
}
