namespace Mortise.Kernel.Lifecycle;

/// <summary>A step of a start or stop did not succeed.</summary>
internal sealed class StepException(Reason reason, string detail) : Exception(reason.Explanation)
{
    public Reason Reason { get; } = reason;

    /// <summary>More for the log.</summary>
    public string Detail { get; } = detail;
}
