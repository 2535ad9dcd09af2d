namespace Mortise.Generators.Tests.Contracts;

/// <summary>An event.</summary>
[Event("test.rang", 1, 1, Capacity = 8, Overflow = Overflow.Detach)]
public sealed record Rang(DateTimeOffset At, Point Where)
{
    [Since(1)]
    public string By { get; init; } = "nobody";
}
