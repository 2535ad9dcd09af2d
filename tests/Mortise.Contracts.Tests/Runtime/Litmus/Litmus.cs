using System.Runtime.CompilerServices;

namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>
/// Callers and a swapper on real threads. Before each call a caller writes to cache lines that the swapper owns, and to
/// lines that no cache holds: its next stores, the entry among them, then wait in its store buffer while its loads go
/// ahead. The second kind works where the two processors are threads of one core, too, and share a cache.
/// </summary>
internal sealed class Litmus
{
    private const int Lines = 32;
    private const int LineSize = 16;
    private const int MostLooks = 400;
    private const int ColdStores = 16;
    private const int ColdLines = 1 << 19;

    private readonly ILitmusSubject _subject;
    private readonly uint _seed;
    private readonly long[] _contended = new long[(Lines + 2) * LineSize];
    private readonly long[] _cold = GC.AllocateUninitializedArray<long>(ColdLines * LineSize);
    private readonly long[] _ended;
    private volatile bool _stop;
    private long _poisoned;

    public Litmus(ILitmusSubject subject, uint seed)
    {
        _subject = subject;
        _seed = seed;
        Callers = Math.Max(1, Environment.ProcessorCount - 1);
        _ended = new long[(Callers + 2) * LineSize];
    }

    private int Callers { get; }

    /// <summary>What was seen within so many swaps; ends early at the first violation.</summary>
    public LitmusFinding Run(int swaps)
    {
        var callers = Enumerable.Range(1, Callers)
            .Select(caller => new Thread(() => Call(caller)) { IsBackground = true })
            .ToArray();
        Array.ForEach(callers, caller => caller.Start());
        var finding = LitmusFinding.Nothing;
        for (var swap = 0; swap < swaps && finding is LitmusFinding.Nothing; swap++)
        {
            Contend();
            finding = Swap();
        }

        _stop = true;
        Array.ForEach(callers, caller => caller.Join());
        return Volatile.Read(ref _poisoned) > 0 ? LitmusFinding.InsideFreed : finding;
    }

    private LitmusFinding Swap()
    {
        var drained = _subject.SwapAsync();
        if (!drained.IsCompleted && !HasDrained(drained))
        {
            return LitmusFinding.WaitsForEver;
        }

        _subject.Kill();
        return Volatile.Read(ref _poisoned) > 0 ? LitmusFinding.InsideFreed : LitmusFinding.Nothing;
    }

    /// <summary>
    /// Whoever was inside when the old provider was retired has left once each caller has ended two more calls, and has
    /// told so: a drain that is not over by then never will be.
    /// </summary>
    private bool HasDrained(Task drained)
    {
        for (var caller = 1; caller <= Callers; caller++)
        {
            ref var ended = ref _ended[caller * LineSize];
            var enough = Volatile.Read(ref ended) + 2;
            while (Volatile.Read(ref ended) < enough)
            {
                if (drained.IsCompleted)
                {
                    return true;
                }

                Thread.Yield();
            }
        }

        return drained.IsCompleted;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Contend()
    {
        for (var line = 1; line <= Lines; line++)
        {
            Volatile.Write(ref _contended[line * LineSize], line);
        }
    }

    /// <summary>Shared by the callers: which of them writes a line does not matter.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint Miss(uint random)
    {
        for (var store = 0; store < ColdStores; store++)
        {
            random = Next(random);
            Volatile.Write(ref _cold[(int)(random % ColdLines) * LineSize], store);
        }

        return random;
    }

    private void Call(int caller)
    {
        var random = (uint)caller + _seed;
        ref var ended = ref _ended[caller * LineSize];
        while (!_stop)
        {
            // How long a call stays inside, and so when the next one begins, follows no rhythm.
            random = Miss(random);
            Contend();
            if (_subject.Call((int)(random % MostLooks)) != 0)
            {
                Interlocked.Increment(ref _poisoned);
            }

            Volatile.Write(ref ended, ended + 1);
        }
    }

    /// <summary>Xorshift (Marsaglia, 2003).</summary>
    private static uint Next(uint random)
    {
        random ^= random << 13;
        random ^= random >> 17;
        return random ^ (random << 5);
    }
}
