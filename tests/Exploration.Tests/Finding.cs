namespace Exploration.Tests;

/// <summary>A schedule in which something went wrong.</summary>
/// <param name="Problem">What.</param>
/// <param name="Choices">The schedule, which can be repeated.</param>
/// <param name="Trace">Who had its turn when.</param>
internal sealed record Finding(string Problem, IReadOnlyList<int> Choices, IReadOnlyList<string> Trace)
{
    public override string ToString() =>
        $"{Problem}\nSchedule: {string.Join('.', Choices)}\n  {string.Join("\n  ", Trace)}";
}
