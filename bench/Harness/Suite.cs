namespace Mortise.Bench.Harness;

/// <summary>A named list of cases, each made when its turn comes.</summary>
internal sealed record Suite(string Name, IReadOnlyList<Func<Case>> Cases);
