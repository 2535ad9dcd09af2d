using System.Diagnostics;
using System.Globalization;
using Exploration.Scenarios;
using Exploration.Tests.Control;

namespace Exploration.Tests;

/// <summary>How far the tests explore, and what they print.</summary>
internal static class Explorations
{
    /// <summary>How many times as far as in <c>./test</c>.</summary>
    private const string DepthVariable = "MORTISE_EXPLORE";
    private const int Most = 1_500;
    private const int AtRandom = 300;
    private const int Seed = 1;

    private static int Depth => int.TryParse(
        Environment.GetEnvironmentVariable(DepthVariable), CultureInfo.InvariantCulture, out var depth) ? depth : 1;

    /// <summary>
    /// Nothing goes wrong in any schedule that differs little from the plain one, nor in others at random.
    /// </summary>
    /// <param name="scenario">What.</param>
    /// <param name="output">Is told how many schedules there were.</param>
    /// <param name="differences">How much they differ at first; by one more when there is more time.</param>
    public static void Pass(Func<Scenario> scenario, ITestOutputHelper output, int differences = 2)
    {
        foreach (var chooser in Choosers(Depth == 1 ? differences : differences + 1, AtRandom * Depth))
        {
            var finding = Show(scenario, chooser, output).Finding;
            Assert.True(finding is null, finding?.ToString());
            Assert.Equal(0, (chooser as DepthFirst)?.Diverged ?? 0);
        }
    }

    /// <summary>Something goes wrong, and again whenever that schedule is repeated.</summary>
    public static void Catch(Func<Scenario> scenario, ITestOutputHelper output)
    {
        var finding = Choosers(differences: 2, AtRandom)
            .Select(chooser => Show(scenario, chooser, output).Finding)
            .FirstOrDefault(static finding => finding is not null);
        Assert.NotNull(finding);
        output.WriteLine(finding.ToString());
        Assert.Equal(finding.Problem, Explorer.Repeat(scenario, finding.Choices)?.Problem);
    }

    /// <summary>The simple schedules come first.</summary>
    private static IEnumerable<IChooser> Choosers(int differences, int atRandom) =>
        [.. Enumerable.Range(1, differences).Select(static number => new DepthFirst(number)),
            new RandomWalk(atRandom, Seed)];

    private static Explored Show(Func<Scenario> scenario, IChooser chooser, ITestOutputHelper output)
    {
        var start = Stopwatch.GetTimestamp();
        var explored = Explorer.Explore(scenario, chooser, Most * Depth);
        var all = explored.IsComplete ? ", which are all" : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{explored.Schedules} schedules {chooser.Name}{all}; {explored.Points} points, "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        return explored;
    }
}
