using System.Diagnostics;

namespace Mortise.Bench.Soak;

/// <summary>What came of a number of replacements under load.</summary>
/// <param name="Early">What the process held when a fifth of them was done.</param>
/// <param name="Late">What it held in the end.</param>
internal sealed record SoakResult(Footprint Early, Footprint Late)
{
    /// <summary>The first look comes when one of so many has been done.</summary>
    private const int FirstLook = 5;

    public long Calls { get; init; }

    public long Lost { get; init; }

    public long Duplicated { get; init; }

    /// <summary>How many builds have answered.</summary>
    public int Builds { get; init; }

    /// <summary>
    /// By how many calls the kernel's account differs from the callers', or does not balance in itself.
    /// </summary>
    public long Unaccounted { get; init; }

    /// <summary>By how many the last answer's count of lines differs from how many were written.</summary>
    public long Forgotten { get; init; }

    public double Seconds { get; init; }

    public static async Task<SoakResult> OfAsync(IWriterChange change, Ledger ledger, int updates)
    {
        TurnThreads.FixPool();
        var callers = new Callers(change.Writer, ledger);
        var began = Stopwatch.GetTimestamp();
        var early = await SoakAsync(change, callers, 1, updates / FirstLook).ConfigureAwait(false);
        var late = await SoakAsync(change, callers, (updates / FirstLook) + 1, updates).ConfigureAwait(false);
        return new SoakResult(early, late)
        {
            Calls = callers.Calls,
            Lost = ledger.Lost,
            Duplicated = ledger.Duplicated,
            Builds = callers.Builds,
            Forgotten = Math.Abs(callers.Lines - callers.Remembered),
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    private static async Task<Footprint> SoakAsync(IWriterChange change, Callers callers, int first, int last)
    {
        await callers.DuringAsync(async () =>
        {
            for (var update = first; update <= last; update++)
            {
                await change.ChangeAsync(update).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return await Footprint.TakeAsync(change).ConfigureAwait(false);
    }
}
