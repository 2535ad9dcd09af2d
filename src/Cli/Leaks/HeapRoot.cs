namespace Mortise.Cli.Leaks;

/// <summary>What holds an object of itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The same for people.</param>
internal sealed record HeapRoot(LeakKind Kind, string Name);
