using System.Runtime.CompilerServices;

namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>
/// Callers and a swapper on real threads. Before each call a caller writes to cache lines that the swapper owns: its next
/// stores, the entry among them, then wait in its store buffer while its loads go ahead.
/// </summary>
internal sealed class Litmus(ILitmusSubject subject, int seed)
{
    private const int Lines = 32;
    private const int LineSize = 16;
    private const int MostLooks = 400;

    private readonly long[] _contended = new long[(Lines + 2) * LineSize];
    private volatile bool _stop;
    private long _seen;

    /// <summary>How many calls saw poison within so many swaps; ends early at the first.</summary>
    public long Run(int swaps)
    {
        var callers = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount - 1))
            .Select(caller => new Thread(() => Call(seed + caller)) { IsBackground = true })
            .ToArray();
        foreach (var caller in callers)
        {
            caller.Start();
        }

        for (var swap = 0; swap < swaps && Volatile.Read(ref _seen) == 0; swap++)
        {
            Contend();
            subject.Swap();
        }

        _stop = true;
        foreach (var caller in callers)
        {
            caller.Join();
        }

        return _seen;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Contend()
    {
        for (var line = 1; line <= Lines; line++)
        {
            Volatile.Write(ref _contended[line * LineSize], line);
        }
    }

    private void Call(int random)
    {
        while (!_stop)
        {
            // Xorshift: how long a call stays inside, and so when the next one begins, follows no rhythm.
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            Contend();
            if (subject.Call((random & int.MaxValue) % MostLooks) != 0)
            {
                Interlocked.Increment(ref _seen);
            }
        }
    }
}
