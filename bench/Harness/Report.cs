using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mortise.Bench.Harness;

/// <summary>Writes a suite's outcomes: a line of JSON for each as it comes, and a table at the end.</summary>
internal sealed class Report(string suite, TextWriter output)
{
    private static readonly JsonSerializerOptions _oneLine = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Outcome> _outcomes = [];

    public bool Passes => _outcomes.TrueForAll(outcome => outcome.Passes);

    public void Add(Outcome outcome)
    {
        _outcomes.Add(outcome);
        output.WriteLine(Line(outcome).ToJsonString(_oneLine));
    }

    public void WriteTable()
    {
        string[] head = ["case", "ours", "peer", "", "ratio", "± ½ spread", "gate", "stretch", "verdict"];
        var rows = _outcomes.Select(Row).Prepend(head).ToArray();
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column is 0 or 2 or 8
                ? cell.PadRight(widths[column])
                : cell.PadLeft(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine(
            $"{suite}: {_outcomes.Count(outcome => outcome.Passes)} passed, "
            + $"{_outcomes.Count(outcome => outcome.Verdict is Verdict.Missed or Verdict.Broken)} missed, "
            + $"{_outcomes.Count(outcome => outcome.Verdict is Verdict.Inconclusive)} inconclusive");
    }

    private JsonObject Line(Outcome outcome)
    {
        var line = new JsonObject
        {
            ["suite"] = suite,
            ["case"] = outcome.Case,
            ["ours"] = Short(outcome.Ours),
            ["unit"] = outcome.Unit,
            ["peer"] = outcome.Peer,
            ["peerValue"] = Short(outcome.PeerValue),
            ["ratio"] = Short(outcome.Ratio),
            ["gate"] = outcome.Bound is Bound.None ? null : outcome.Gate,
            ["pass"] = outcome.Passes,
            ["bound"] = outcome.Bound switch { Bound.AtMost => "<=", Bound.AtLeast => ">=", _ => "" },
            ["spread"] = Short(outcome.Spread),
            ["verdict"] = outcome.Verdict.ToString().ToLowerInvariant(),
            ["disturbance"] = Short(outcome.Disturbance),
            ["attempts"] = outcome.Attempts,
        };
        if (outcome.IsControl)
        {
            line["control"] = true;
        }

        return line;
    }

    private static string[] Row(Outcome outcome)
    {
        var bound = outcome.Bound switch { Bound.AtMost => "≤ ", Bound.AtLeast => "≥ ", _ => "" };
        if (outcome.IsControl)
        {
            bound = "not " + bound;
        }

        var exact = outcome.Peer == "exact";
        return
        [
            outcome.Case,
            $"{Short(outcome.Ours)} {outcome.Unit}",
            outcome.Peer,
            $"{Short(outcome.PeerValue)} {outcome.Unit}",
            exact ? "" : $"{outcome.Ratio:F2}",
            exact ? "" : $"{outcome.Spread / 2:P0}",
            exact ? (outcome.IsControl ? "≠" : "=") : outcome.Bound is Bound.None ? "" : $"{bound}{outcome.Gate:0.##}",
            outcome.Stretch is { } stretch ? $"{stretch:0.##}" : "",
            outcome.Verdict.ToString().ToLowerInvariant(),
        ];
    }

    /// <summary>Three significant digits.</summary>
    private static double Short(double value) =>
        value == 0 || !double.IsFinite(value)
            ? 0
            : Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));
}
