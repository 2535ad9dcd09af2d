using Mortise.Administration;
using Mortise.Kernel.Isolation;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// A load context that was given up. Looked at by one thread at a time, since each look sets the next.
/// </summary>
internal sealed class WatchedUnload
{
    private readonly WeakReference _context;
    private readonly Action<GenerationUnload> _told;
    private readonly string _instance;
    private readonly int _generation;
    private readonly long _since;
    private readonly int _collections = GC.CollectionCount(GC.MaxGeneration);
    private readonly ITimer _timer;
    private bool _isLeaked;

    public WatchedUnload(UnloadWatch watch, WeakReference context, LoadRequest request, Action<GenerationUnload> told)
    {
        (_context, _told, Time) = (context, told, request.Time);
        (_instance, _generation) = (request.Instance, request.Generation);
        _since = Time.GetTimestamp();

        // Nothing of whoever gave it up may be held by the timer.
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = Time.CreateTimer(
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

    /// <summary>Says what came of it; any end but pending is the end of the looks.</summary>
    public void Tell(UnloadState unload)
    {
        if (unload != UnloadState.Pending)
        {
            _timer.Dispose();
        }

        _told(new GenerationUnload(
            _instance,
            _generation,
            unload,
            Time.GetUtcNow(),
            GC.CollectionCount(GC.MaxGeneration) - _collections,
            Time.GetElapsedTime(_since))
        {
            WasLeaked = _isLeaked,
        });
        _isLeaked = unload == UnloadState.Leaked;
    }
}
