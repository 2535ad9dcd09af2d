namespace Architecture.Tests.Model;

/// <summary>One place that breaks a rule.</summary>
public sealed record Violation(string Path, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";
}
