using System.Collections.Concurrent;
using Fixture.Writer;

namespace Mortise.Bench.Soak;

/// <summary>Eight callers that mix short calls, suspended calls and streams, each line with an id of its own.</summary>
internal sealed class Callers(IWriter writer, Ledger ledger)
{
    private const int Number = 8;
    private const int StreamLength = 5;

    private readonly ConcurrentDictionary<string, long> _builds = new();
    private long _lastId;
    private long _calls;
    private long _lines;
    private long _remembered;

    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>How many lines were answered.</summary>
    public long Lines => Interlocked.Read(ref _lines);

    /// <summary>The most that an answer says its writer has written, as far as it remembers.</summary>
    public long Remembered => Interlocked.Read(ref _remembered);

    /// <summary>How many builds have answered.</summary>
    public int Builds => _builds.Count;

    /// <summary>They call for as long as the other work takes; when it ends, nobody is inside.</summary>
    public async Task DuringAsync(Func<Task> work)
    {
        using var end = new CancellationTokenSource();
        var all = Enumerable.Range(0, Number).Select(_ => Task.Run(() => CallAsync(end.Token))).ToArray();
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(all).ConfigureAwait(false);
        }
    }

    private async Task CallAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var first = Interlocked.Add(ref _lastId, StreamLength) - StreamLength + 1;
            Interlocked.Increment(ref _calls);
            try
            {
                await CallAsync(first).ConfigureAwait(false);
            }
            catch (CallException)
            {
                ledger.Lose();
            }

            // There are more callers than processors, and each has its turn.
            await ledger.Turns.Next();
        }
    }

    private async Task CallAsync(long first)
    {
        switch (first / StreamLength % 3)
        {
            case 0:
                Settle(first, await writer.WriteAsync(first).ConfigureAwait(false));
                break;
            case 1:
                Settle(first, await writer.WriteSlowlyAsync(first).ConfigureAwait(false));
                break;
            default:
                var next = first;
                await foreach (var line in writer.WriteManyAsync(first, StreamLength).ConfigureAwait(false))
                {
                    Settle(next++, line);
                }

                if (next != first + StreamLength)
                {
                    ledger.Lose();
                }

                break;
        }
    }

    private void Settle(long id, Line line)
    {
        ledger.Settle(id, line);
        Interlocked.Increment(ref _lines);
        for (var seen = Remembered; seen < line.Count;)
        {
            seen = Interlocked.CompareExchange(ref _remembered, line.Count, seen);
        }

        if (!_builds.ContainsKey(line.Build))
        {
            _builds.TryAdd(line.Build, id);
        }
    }
}
