namespace Mortise.Testing;

/// <summary>A plug-in under test did not start.</summary>
/// <param name="code">The stable code of the reason.</param>
/// <param name="explanation">What failed, why and what to do, with the plug-in's own stack if it threw.</param>
public sealed class StartFailedException(string code, string explanation) : Exception($"{code}: {explanation}")
{
    /// <summary>The stable code of the reason, such as <c>MT3213</c>.</summary>
    public string Code { get; } = code;
}
