using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mortise.Bench.Harness;

namespace Mortise.Bench.Soak;

/// <summary>The command <c>soak</c>.</summary>
internal static class SoakCommand
{
    public const string Argument = "soak";

    /// <summary>The argument by which it starts its peer, in a process of its own.</summary>
    public const string BareArgument = "soak-bare";

    private const int Usual = 1000;
    private const double Steady = 1.05;
    private const double Growth = 1.2;

    /// <summary>How many updates the arguments after the command ask for; null when they are none.</summary>
    public static int? UpdatesOf(string[] options) => options switch
    {
        [] => Usual,
        ["--updates", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 5 =>
            number,
        _ => null,
    };

    /// <summary>
    /// The peer: bare load contexts, as often and among as many calls; writes one line of JSON.
    /// </summary>
    public static async Task ServeAsync(int updates, long calls)
    {
        var ledger = new Ledger(new TurnThreads());
        await using var writer = new BareWriter(ledger, calls / SoakResult.AllOf(updates));
        var result = await SoakResult.OfAsync(writer, ledger, updates).ConfigureAwait(false);
        Console.Out.WriteLine(JsonSerializer.Serialize(result));
    }

    /// <returns>Whether each gate holds.</returns>
    public static async Task<bool> RunAsync(int updates)
    {
        var ours = await OursAsync(updates).ConfigureAwait(false);
        var bare = Bare(updates, ours.Calls);
        var report = new Report(Argument, Console.Out);
        foreach (var outcome in Judge(ours, bare))
        {
            report.Add(outcome);
        }

        report.WriteTable();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{updates} updates among {ours.Calls} calls in {ours.Seconds:F0} s; "
            + $"bare contexts among {bare.Calls} calls in {bare.Seconds:F0} s"));
        return report.Passes;
    }

    private static async Task<SoakResult> OursAsync(int updates)
    {
        var ledger = new Ledger(new TurnThreads());
        await using var host = new WriterHost(ledger);
        var result = await SoakResult.OfAsync(host, ledger, updates).ConfigureAwait(false);
        var sums = host.Sums;
        var ended = sums.Completed + sums.Failed + sums.Cancelled + sums.Rejected;
        return result with
        {
            Unaccounted = Math.Abs(sums.Accepted - ended) + Math.Abs(sums.Completed - result.Calls),
        };
    }

    private static SoakResult Bare(int updates, long calls)
    {
        var start = Itself.StartInfo(BareArgument, $"{updates}", $"{calls}");
        using var process = Process.Start(start)!;
        var result = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<SoakResult>(result)!;
    }

    private static IEnumerable<Outcome> Judge(SoakResult ours, SoakResult bare) =>
    [
        Exact("calls-lost", "calls", ours.Lost, 0),
        Exact("calls-duplicated", "calls", ours.Duplicated, 0),
        Exact("calls-unaccounted", "calls", ours.Unaccounted, 0),
        Exact("builds-that-answered", "builds", ours.Builds, 2),
        Exact("generations-left", "contexts", ours.Late.Generations - 1, 0),
        Ratio("managed-heap", "bytes", "early", ours.Late.Managed, ours.Early.Managed, Steady),
        Ratio("handles", "handles", "early", ours.Late.Handles, ours.Early.Handles, Steady),
        Ratio(
            "resident-growth",
            "bytes",
            "bare-context",
            Math.Max(0, ours.Late.Resident - ours.Early.Resident),
            Math.Max(0, bare.Late.Resident - bare.Early.Resident),
            Growth),
        Ratio("resident", "bytes", "bare-context", ours.Late.Resident, bare.Late.Resident, null),
    ];

    private static Outcome Exact(string name, string unit, double count, double expected) => new(
        name,
        count,
        unit,
        "exact",
        expected,
        expected == 0 ? count : count / expected,
        0,
        Bound.AtMost,
        expected == 0 ? 0 : 1,
        count == expected ? Verdict.Passed : Verdict.Missed);

    private static Outcome Ratio(
        string name, string unit, string peer, double ours, double other, double? limit) => new(
        name,
        ours,
        unit,
        peer,
        other,
        other == 0 ? (ours == 0 ? 1 : double.PositiveInfinity) : ours / other,
        0,
        limit is null ? Bound.None : Bound.AtMost,
        limit ?? 0,
        limit is null ? Verdict.Shown : ours <= other * limit ? Verdict.Passed : Verdict.Missed);
}
