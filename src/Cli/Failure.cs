namespace Mortise.Cli;

/// <summary>What the tool says when it cannot do what it was asked to.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Where">The place in a file; empty for none.</param>
/// <param name="Explanation">What failed, in whose fault, why, what to do.</param>
internal sealed record Failure(string Code, string Where, string Explanation);
