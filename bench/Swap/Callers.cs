using System.Diagnostics;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.Swap;

/// <summary>Eight callers of one port, which measure each of their calls and look at each answer.</summary>
internal sealed class Callers(IEcho port)
{
    private const int Number = 8;
    private const int CallsInTurn = 256;

    private long _lost;

    /// <summary>Calls that were not answered, or wrongly.</summary>
    public long Lost => _lost;

    /// <summary>Calls once, which starts the plug-in.</summary>
    public void Begin() => _ = port.AddAsync(1, 1, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>They call for as long as the other work takes; what they saw meanwhile.</summary>
    public Latencies During(Action work)
    {
        Latencies[] each = [.. Enumerable.Range(0, Number).Select(static _ => new Latencies())];
        using var end = new CancellationTokenSource();
        var calls = each.Select(seen => Task.Run(() => CallAsync(seen, end.Token))).ToArray();
        work();
        end.Cancel();
        Task.WaitAll(calls);
        var all = new Latencies();
        foreach (var seen in each)
        {
            all.Add(seen);
        }

        return all;
    }

    private async Task CallAsync(Latencies seen, CancellationToken end)
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                if (await port.AddAsync(number, 1, CancellationToken.None).ConfigureAwait(false) != number + 1)
                {
                    Interlocked.Increment(ref _lost);
                }
            }
            catch (CallException)
            {
                Interlocked.Increment(ref _lost);
            }

            seen.Add(Stopwatch.GetTimestamp() - start);
            if (number % CallsInTurn == 0)
            {
                // There are more callers than processors, and each has its turn.
                await Task.Yield();
            }
        }
    }
}
