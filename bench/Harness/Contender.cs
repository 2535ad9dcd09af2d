namespace Mortise.Bench.Harness;

/// <summary>One program among those that do the same work.</summary>
/// <param name="Name">Unique within its case.</param>
/// <param name="Run">Does the work that many times, and returns when all of it has ended.</param>
internal sealed record Contender(string Name, Action<int> Run);
