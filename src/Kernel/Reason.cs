namespace Mortise.Kernel;

/// <summary>Why something is as it is: one of a closed set, and the same for people.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Explanation">One or more whole sentences.</param>
public sealed record Reason(ReasonCode Code, string Explanation);
