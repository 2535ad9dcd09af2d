using System.Diagnostics;

namespace Mortise.Bench.Harness;

/// <summary>One program among those that do the same work.</summary>
/// <param name="Name">Unique within its case.</param>
/// <param name="Measure">Does the work that many times, and returns how long that part of it took that counts, when all
/// of it has ended.</param>
internal sealed record Contender(string Name, Func<int, TimeSpan> Measure)
{
    /// <summary>A program of which everything counts.</summary>
    public Contender(string name, Action<int> run)
        : this(name, operations => Clock(run, operations))
    {
    }

    /// <summary>What else it has measured in its last turn, under names of its own.</summary>
    public Func<IEnumerable<KeyValuePair<string, double>>> Beside { get; init; } = static () => [];

    private static TimeSpan Clock(Action<int> run, int operations)
    {
        var start = Stopwatch.GetTimestamp();
        run(operations);
        return Stopwatch.GetElapsedTime(start);
    }
}
