namespace Mortise.Cli.Tests;

/// <summary>How the tool ended.</summary>
internal sealed record ToolResult(int Code, string Output, string Error);
