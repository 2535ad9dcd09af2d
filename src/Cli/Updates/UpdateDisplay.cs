using System.Globalization;
using Mortise.Cli.Output;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>
/// Shows one update as it goes on: a line for each phase that has ended, and what it waits for. Whoever sits before a
/// terminal sees the remaining time run down; in a file there is one line for each wait.
/// </summary>
internal sealed class UpdateDisplay(Terminal output, Terminal error)
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
            output.Line($"  {step.Phase,-9} {Seconds(step.Took),8}  {step.Outcome}");
        }

        if (report.State != UpdateState.Running)
        {
            output.Line(report.State == UpdateState.Committed
                ? $"{report.Plugin} is {report.To}."
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
        return $"{step.Phase}{waits}{left}{gate}";
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
