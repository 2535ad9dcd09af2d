namespace Mortise;

/// <summary>
/// Thrown by a plug-in's constructor, <see cref="IPrepare"/> or <see cref="IActivate"/> when it will not start as it is
/// configured: that is the plug-in's decision and no fault of it.
/// </summary>
/// <param name="code">The stable code of the reason, the plug-in's own.</param>
/// <param name="explanation">What is not as it must be, why, and what to do.</param>
public sealed class StartRefusedException(string code, string explanation) : Exception(explanation)
{
    /// <summary>The stable code of the reason.</summary>
    public string Code { get; } = code;
}
