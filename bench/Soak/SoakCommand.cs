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

    private const double Steady = 1.05;
    private const double Growth = 1.2;

    /// <summary>
    /// The peer: bare load contexts, as often and among as many calls; writes one line of JSON.
    /// </summary>
    public static async Task ServeAsync(SoakPlan plan, long calls)
    {
        var ledger = new Ledger(new TurnThreads());
        await using var writer = new BareWriter(ledger, plan.Builds, calls / plan.Updates);
        var result = await SoakResult.OfAsync(writer, ledger, plan.Updates).ConfigureAwait(false);
        Console.Out.WriteLine(JsonSerializer.Serialize(result));
    }

    /// <returns>Whether each gate holds.</returns>
    public static async Task<bool> RunAsync(SoakPlan plan)
    {
        var ours = await OursAsync(plan).ConfigureAwait(false);
        var bare = Bare(plan, ours.Calls);
        var report = new Report(Argument, Console.Out);
        foreach (var outcome in Judge(plan, ours, bare))
        {
            report.Add(outcome);
        }

        report.WriteTable();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Updates} updates among {ours.Calls} calls in {ours.Seconds:F0} s; "
            + $"bare contexts among {bare.Calls} calls in {bare.Seconds:F0} s"));
        return report.Passes;
    }

    private static async Task<SoakResult> OursAsync(SoakPlan plan)
    {
        var ledger = new Ledger(new TurnThreads());
        await using var host = new WriterHost(ledger, plan.Builds);
        var result = await SoakResult.OfAsync(host, ledger, plan.Updates).ConfigureAwait(false);
        var sums = host.Sums;
        var ended = sums.Completed + sums.Failed + sums.Cancelled + sums.Rejected;
        return result with
        {
            Unaccounted = Math.Abs(sums.Accepted - ended) + Math.Abs(sums.Completed - result.Calls),
        };
    }

    private static SoakResult Bare(SoakPlan plan, long calls)
    {
        var start = Itself.StartInfo([BareArgument, $"{calls}", .. plan.Options]);
        using var process = Process.Start(start)!;
        var result = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<SoakResult>(result)!;
    }

    private static IEnumerable<Outcome> Judge(SoakPlan plan, SoakResult ours, SoakResult bare) =>
    [
        Exact("calls-lost", "calls", ours.Lost, 0),
        Exact("calls-duplicated", "calls", ours.Duplicated, 0),
        Exact("calls-unaccounted", "calls", ours.Unaccounted, 0),
        .. plan.Builds == WriterBuilds.Keeping ? [Exact("lines-forgotten", "lines", ours.Forgotten, 0)]
            : Array.Empty<Outcome>(),
        Exact("builds-that-answered", "builds", ours.Builds, 2),
        Exact("generations-left", "contexts", ours.Late.Generations - 1, 0),
        Ratio("managed-heap", "bytes", "early", ours.Late.Managed, ours.Early.Managed, plan.IsWhole ? Steady : null),
        Ratio("handles", "handles", "early", ours.Late.Handles, ours.Early.Handles, plan.IsWhole ? Steady : null),
        Ratio(
            "resident-growth",
            "bytes",
            "bare-context",
            Math.Max(0, ours.Late.Resident - ours.Early.Resident),
            Math.Max(0, bare.Late.Resident - bare.Early.Resident),
            plan.IsWhole ? Growth : null),
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
