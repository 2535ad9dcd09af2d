using System.Globalization;
using Mortise.Cli.Output;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>
/// Shows one update as it goes on: a line for each phase that has ended, and what it waits for. Whoever sits before a
/// terminal sees the remaining time run down; in a file there is one line for each wait.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="error">Where what is only of the moment goes.</param>
/// <param name="given">What it was begun to give the plug-in, when that may stay the version that it is.</param>
internal sealed class UpdateDisplay(Terminal output, Terminal error, string given = "what was changed")
{
    private int _shown = -1;
    private int _waited = -1;
    private string _line = "";

    public void Show(UpdateReport report)
    {
        Clear();
        if (_shown < 0)
        {
            output.Line($"Update {report.Id} of {report.Plugin}: {report.From} → {report.To}");
            _shown = 0;
        }

        for (; _shown < report.Steps.Length && report.Steps[_shown].Outcome.Length > 0; _shown++)
        {
            var step = report.Steps[_shown];
            var outcome = step.Phase == UpdatePhase.Canary && report.Canary is { } sides
                ? $"{step.Outcome} Of 100 calls {sides.Share} went to it: {Compare(sides)}."
                : step.Outcome;
            output.Line($"  {step.Phase,-11} {Seconds(step.Took),8}  {outcome}");
        }

        if (report.State != UpdateState.Running)
        {
            output.Line(report.State == UpdateState.Committed
                ? Committed(report)
                : $"{report.Explanation} ({report.Reason})");
        }
        else if (_shown < report.Steps.Length)
        {
            ShowWait(report);
        }
    }

    /// <summary>What an update that is running does now, and what it waits for.</summary>
    public static string Describe(UpdateReport report)
    {
        var step = report.Steps[^1];
        var holders = report.Holders.Select(static holder =>
            $"{holder.Calls} × {holder.Operation} of '{holder.Caller}', inside for {Seconds(holder.Age)} or longer");
        var waits = report.Holders.IsEmpty ? "" : $" waits for {string.Join("; ", holders)}";
        var left = step.Deadline > step.Took ? $"; {Seconds(step.Deadline - step.Took)} left" : "";
        var gate = report.Waiting == 0
            ? ""
            : $"; {Tables.Count(report.Waiting, "call")} at the gate, the longest for {Seconds(report.LongestWait)}";
        var canary = step.Phase == UpdatePhase.Canary && report.Canary is { } sides ? $"; {Compare(sides)}" : "";
        return $"{step.Phase}{waits}{left}{gate}{canary}";
    }

    private static string Compare(CanaryReport sides)
    {
        return $"new {Fares(sides.New)}, old {Fares(sides.Old)}";

        static string Fares(CanarySide side) => string.Create(
            CultureInfo.InvariantCulture,
            $"{side.Calls} calls ({side.Failed} failed, {side.Median.TotalMilliseconds:0.###} ms)");
    }

    private string Committed(UpdateReport report)
    {
        var asked = report.Steps.Any(static step => step.Phase == UpdatePhase.Reconfigure);
        var updated = report.Steps.Any(static step => step.Phase == UpdatePhase.Commit);
        return (asked, updated) switch
        {
            (true, false) => $"{report.Plugin} has taken the configuration as it runs.",
            (true, true) => $"{report.Plugin} is {report.To}; the configuration needed an update beside itself.",
            (false, true) when report.From == report.To =>
                $"{report.Plugin} is {report.To} as before; an update to itself has taken {given}.",
            _ => $"{report.Plugin} is {report.To}.",
        };
    }

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private void ShowWait(UpdateReport report)
    {
        if (output.IsInteractive)
        {
            _line = Describe(report);
            var width = Math.Max(20, error.Console.Profile.Width - 3);
            error.Writer.Write("  " + (_line.Length > width ? _line[..width] : _line));
            error.Writer.Flush();
        }
        else if (!report.Holders.IsEmpty && _waited != _shown)
        {
            output.Line("  " + Describe(report));
            _waited = _shown;
        }
    }

    private void Clear()
    {
        if (_line.Length > 0)
        {
            error.Writer.Write($"\r{new string(' ', Math.Min(_line.Length + 2, error.Console.Profile.Width - 1))}\r");
            _line = "";
        }
    }
}
