using System.Diagnostics;

namespace Mortise.Bench.Swap;

/// <summary>
/// Eight callers that each begin a call every 250 µs, whether or not the one before has been answered. How long a call
/// takes counts from when it was to begin: a pause is seen by every call due in it, not only by the one that met it.
/// One thread keeps their time, and leaves the other processor to what goes on meanwhile.
/// </summary>
internal sealed class PacedCallers(IServed served)
{
    private const int Number = 8;

    /// <summary>From the beginning of one caller's call to that of the next caller's.</summary>
    private static readonly long _step = Stopwatch.Frequency / 4_000 / Number;
    private static readonly TimeSpan _most = TimeSpan.FromSeconds(10);

    private long _lost;
    private int _open;

    /// <summary>Calls that were not answered, or wrongly.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>They call for as long as the other work takes; what they saw meanwhile.</summary>
    public Latencies During(Action work)
    {
        var seen = new Latencies();
        using var end = new CancellationTokenSource();
        var pace = new Thread(() => Pace(seen, end.Token)) { IsBackground = true, Name = "callers" };
        pace.Start();
        work();
        end.Cancel();
        pace.Join();
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref _open) == 0, _most))
        {
            Interlocked.Add(ref _lost, Interlocked.Exchange(ref _open, 0));
        }

        lock (seen)
        {
            return seen;
        }
    }

    private void Pace(Latencies seen, CancellationToken end)
    {
        var due = Stopwatch.GetTimestamp();
        for (var number = 0L; !end.IsCancellationRequested; number++)
        {
            due += _step;
            while (Stopwatch.GetTimestamp() < due)
            {
                Thread.SpinWait(1);
            }

            Interlocked.Increment(ref _open);
            _ = CallAsync(number, due, seen);
        }
    }

    private async Task CallAsync(long number, long due, Latencies seen)
    {
        try
        {
            if (!await served.CallAsync(number).ConfigureAwait(false))
            {
                Interlocked.Increment(ref _lost);
            }
        }
        catch (CallException error)
        {
            if (Interlocked.Increment(ref _lost) == 1)
            {
                Console.Error.WriteLine($"The first call that was not answered: {error.Message}");
            }
        }

        lock (seen)
        {
            seen.Add(Stopwatch.GetTimestamp() - due);
        }

        Interlocked.Decrement(ref _open);
    }
}
