namespace Mortise.Administration;

/// <summary>A generation whose code did not leave the process.</summary>
/// <param name="Plugin">The instance that it was of.</param>
/// <param name="Generation">Which start of it.</param>
/// <param name="Found">When it was found that it stays.</param>
/// <param name="Code">The stable code: <c>MT3230</c>.</param>
/// <param name="Explanation">The same for people.</param>
public sealed record LeakedGeneration(
    string Plugin, int Generation, DateTimeOffset Found, string Code, string Explanation);
