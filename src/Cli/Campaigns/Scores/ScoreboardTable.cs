using System.Globalization;
using Mortise.Cli.Output;
using Spectre.Console;

namespace Mortise.Cli.Campaigns.Scores;

/// <summary>A scoreboard for people.</summary>
internal static class ScoreboardTable
{
    public static void Show(Terminal output, Scoreboard board)
    {
        var table = Tables.Create(
            "Fault", "Injected", "Survived", "Recovered", "Lost", "Twice", "Forgotten", "Leaks found", "Named");
        table.Right(1, 2, 3, 4, 5, 6, 7, 8);
        foreach (var score in board.Scores)
        {
            table.AddRow(
                Tables.Cell(score.Kind.Name),
                $"{score.Injected}",
                $"{score.Survived}",
                $"{score.Recovered}",
                $"{score.Lost}",
                $"{score.Duplicated}",
                $"{score.Forgotten}",
                score.Leaks == 0 ? "" : $"{score.LeaksFound} of {score.Leaks}",
                score.Leaks == 0 ? "" : $"{score.LeaksNamed}");
        }

        output.Console.Write(table);
        foreach (var line in Remarks(board))
        {
            output.Line(line);
        }

        output.Line("");
        output.Line($"What the level '{board.Level}' cannot survive:");
        foreach (var death in board.Deaths)
        {
            output.Line($"  {death.Fault.Name}: {death.Fault.Why} {death.Evidence}".TrimEnd());
        }

        output.Line("");
        output.Line(Summary(board));
    }

    /// <summary>The last line.</summary>
    public static string Summary(Scoreboard board) => string.Create(
        CultureInfo.InvariantCulture,
        $"{board.Injected} faults of {board.Scores.Length} kinds, seed {board.Seed}, among {board.Calls} calls: "
        + $"{board.Scores.Sum(static score => score.Survived)} survived, "
        + $"{board.Scores.Sum(static score => score.Recovered)} recovered, "
        + $"{board.Lost} lost, {board.Duplicated} ran twice; "
        + $"{board.Scores.Sum(static score => score.LeaksNamed)} of "
        + $"{board.Scores.Sum(static score => score.Leaks)} leaks found and rightly named; "
        + $"hosts that failed: {board.HostFailures.Length} of {board.Hosts}; "
        + $"sums {(board.Imbalances.IsEmpty ? "balance" : "do not balance")}; {board.Took.TotalSeconds:0} s");

    /// <summary>What is not as it must be.</summary>
    public static IEnumerable<string> Remarks(Scoreboard board) =>
    [
        .. board.Scores.Where(static score => score.Problem.Length > 0)
            .Select(static score => $"{score.Kind.Name}: {score.Problem}"),
        .. board.HostFailures,
        .. board.Imbalances.Select(static text => $"The sums do not balance: {text}."),
        .. board.OtherLeaks == 0
            ? Array.Empty<string>()
            : [$"{board.OtherLeaks} other generations were still in their host's memory when it ended."],
        .. board.Examples,
    ];
}
