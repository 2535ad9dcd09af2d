using Mortise.Administration;
using Mortise.Kernel.Isolation;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// A load context that was given up. Looked at by one thread at a time, since each look sets the next.
/// </summary>
internal sealed class WatchedUnload
{
    private readonly WeakReference _context;
    private readonly Action<UnloadProof> _proven;
    private readonly long _since;
    private readonly int _collections = GC.CollectionCount(GC.MaxGeneration);
    private readonly ITimer _timer;
    private bool _isLeaked;

    public WatchedUnload(UnloadWatch watch, WeakReference context, TimeProvider time, Action<UnloadProof> proven)
    {
        (_context, Time, _proven) = (context, time, proven);
        _since = time.GetTimestamp();
        // Nothing of whoever gave it up may be held by the timer.
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(
            _ =>
            {
                Looks++;
                watch.Look(this);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public TimeProvider Time { get; }

    /// <summary>How often it was looked at.</summary>
    public int Looks { get; private set; }

    public bool IsGone => !_context.IsAlive;

    /// <summary>Until the next look.</summary>
    public void Wait(TimeSpan pause) => _timer.Change(pause, Timeout.InfiniteTimeSpan);

    /// <summary>Ends the looks, and says what came of it.</summary>
    public void Tell(UnloadState unload)
    {
        _timer.Dispose();
        var collections = GC.CollectionCount(GC.MaxGeneration) - _collections;
        _proven(new UnloadProof(unload, collections, Time.GetElapsedTime(_since)) { WasLeaked = _isLeaked });
        _isLeaked = unload == UnloadState.Leaked;
    }
}
