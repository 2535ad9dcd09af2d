using System.Diagnostics;

namespace Mortise.Bench.Soak;

/// <summary>What came of a number of replacements under load.</summary>
/// <param name="Early">What the process held when a fifth of them was done, after some that do not count.</param>
/// <param name="Late">What it held in the end.</param>
internal sealed record SoakResult(Footprint Early, Footprint Late)
{
    public long Calls { get; init; }

    public long Lost { get; init; }

    public long Duplicated { get; init; }

    /// <summary>How many builds have answered.</summary>
    public int Builds { get; init; }

    /// <summary>
    /// By how many calls the kernel's account differs from the callers', or does not balance in itself.
    /// </summary>
    public long Unaccounted { get; init; }

    public double Seconds { get; init; }

    /// <summary>How many there are with those before, which do not count.</summary>
    public static int AllOf(int updates) => updates * 13 / 10;

    public static async Task<SoakResult> OfAsync(IWriterChange change, Ledger ledger, int updates)
    {
        TurnThreads.FixPool();
        var callers = new Callers(change.Writer, ledger);
        var began = Stopwatch.GetTimestamp();

        // By then the runtime has compiled the host's own code as well as it will.
        var warm = AllOf(updates) - updates;
        await SoakAsync(change, callers, 1, warm).ConfigureAwait(false);
        var early = await SoakAsync(change, callers, warm + 1, warm + (updates / 5)).ConfigureAwait(false);
        var late = await SoakAsync(change, callers, warm + (updates / 5) + 1, warm + updates).ConfigureAwait(false);
        return new SoakResult(early, late)
        {
            Calls = callers.Calls,
            Lost = ledger.Lost,
            Duplicated = ledger.Duplicated,
            Builds = callers.Builds,
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
