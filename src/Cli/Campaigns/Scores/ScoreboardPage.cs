using System.Text;

namespace Mortise.Cli.Campaigns.Scores;

/// <summary>A scoreboard as a page of the documentation.</summary>
internal static class ScoreboardPage
{
    public static string Write(Scoreboard board)
    {
        var text = new StringBuilder();
        Line(text, "# Scoreboard");
        Line(text, "");
        Line(text, "Written by the command that repeats it; what the columns mean is said in");
        Line(text, "[the fault campaign](concepts/fault-campaign.md).");
        Line(text, "");
        Line(text, "```sh");
        Line(text, $"mortise campaign --level {board.Level} --faults {board.Injected} --seed {board.Seed} "
            + "--markdown docs/scoreboard.md");
        Line(text, "```");
        Line(text, "");
        Line(text, $"{ScoreboardTable.Summary(board)}.");
        foreach (var family in board.Scores.GroupBy(static score => score.Kind.Family))
        {
            Line(text, "");
            Line(text, $"## {family.Key}");
            Line(text, "");
            WriteFamily(text, [.. family]);
        }

        Line(text, "");
        Line(text, "## What this level cannot survive");
        Line(text, "");
        Line(text, "| fault | why |");
        Line(text, "|---|---|");
        foreach (var death in board.Deaths)
        {
            Line(text, $"| {death.Fault.Name} | {$"{death.Fault.Why} {death.Evidence}".TrimEnd()} |");
        }

        WriteRemarks(text, [.. ScoreboardTable.Remarks(board)]);
        return text.ToString();
    }

    private static void WriteFamily(StringBuilder text, FaultScore[] scores)
    {
        var leaks = scores.Any(static score => score.Leaks > 0);
        var (names, rules) = leaks ? (" found | named |", "--:|--:|") : ("", "");
        Line(text, $"| fault | injected | survived | recovered | lost | ran twice |{names}");
        Line(text, $"|---|--:|--:|--:|--:|--:|{rules}");
        foreach (var score in scores)
        {
            var more = leaks ? $" {score.LeaksFound} | {score.LeaksNamed} |" : "";
            var lost = score.Lost + score.Forgotten;
            Line(text, $"| **{score.Kind.Name}**: {score.Kind.Does} *{score.Kind.Expected}* | {score.Injected} | "
                + $"{score.Survived} | {score.Recovered} | {lost} | {score.Duplicated} |{more}");
        }
    }

    private static void WriteRemarks(StringBuilder text, string[] remarks)
    {
        if (remarks.Length == 0)
        {
            return;
        }

        Line(text, "");
        Line(text, "## What was not as it must be");
        Line(text, "");
        foreach (var remark in remarks)
        {
            Line(text, $"- {remark}");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
