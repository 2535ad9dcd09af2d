using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// Sees whether load contexts that were given up leave the process: on a timer, a bounded number of times, and with
/// collections that do not stop the process, asked for rarely. Holds the contexts weakly. Safe for concurrent use.
/// </summary>
/// <param name="suggest">Asks for a full collection if the collector finds it worth while.</param>
/// <param name="insist">Asks for one in any case; before the last looks, which decide.</param>
internal sealed class UnloadWatch(Action suggest, Action insist)
{
    /// <summary>
    /// The pauses before each look; two minutes together. The last is long, so that what was asked for has ended.
    /// </summary>
    private static readonly ImmutableArray<TimeSpan> _pauses =
        [.. new[] { 1, 4, 10, 15, 30, 60 }.Select(static seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>
    /// How many looks are preceded by a collection in any case: code leaves with the second, rarely the third, and in a
    /// process that does nothing none comes by itself.
    /// </summary>
    private const int Insisted = 3;

    /// <summary>One collection serves all that are watched, so that it is not asked for more often.</summary>
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(4);

    private readonly Lock _gate = new();
    private readonly List<WatchedUnload> _leaked = [];
    private long? _suggested;
    private long? _insisted;

    /// <summary>Told what came of each; nobody looks when there is none.</summary>
    public Action<GenerationUnload>? Told { get; init; }

    /// <summary>How many looks decide.</summary>
    public static int Looks => _pauses.Length;

    /// <summary>Suggests a full collection in the background.</summary>
    public static void SuggestInBackground() => GC.Collect(
        GC.MaxGeneration, GCCollectionMode.Optimized, blocking: false);

    /// <summary>Asks for a full collection in the background.</summary>
    public static void CollectInBackground() => GC.Collect(
        GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);

    /// <summary>Looks after a context that was given up, and tells in the end what came of it.</summary>
    public void Add(WeakReference context, LoadRequest request)
    {
        if (Told is { } told)
        {
            var watched = new WatchedUnload(this, context, request, told);
            watched.Tell(UnloadState.Pending);
            watched.Wait(_pauses[0]);
        }
    }

    /// <summary>A look that is due. Those that leaked are looked at too: what held them may have ended.</summary>
    public void Look(WatchedUnload watched)
    {
        if (watched.IsGone)
        {
            watched.Tell(UnloadState.Collected);
        }
        else if (watched.Looks == _pauses.Length)
        {
            lock (_gate)
            {
                _leaked.Add(watched);
            }

            watched.Tell(UnloadState.Leaked);
        }
        else
        {
            Ask(watched);
            watched.Wait(_pauses[watched.Looks]);
        }

        TellThoseThatLeft();
    }

    /// <summary>What was only suggested is not relied upon.</summary>
    private void Ask(WatchedUnload watched)
    {
        if (watched.Looks < _pauses.Length - Insisted)
        {
            AskUnlessJustAsked(ref _suggested, suggest, watched);
        }
        else
        {
            AskUnlessJustAsked(ref _insisted, insist, watched);
        }
    }

    private void AskUnlessJustAsked(ref long? asked, Action collect, WatchedUnload watched)
    {
        lock (_gate)
        {
            if (asked is { } last && watched.Time.GetElapsedTime(last) < _rest)
            {
                return;
            }

            asked = watched.Time.GetTimestamp();
        }

        collect();
    }

    private void TellThoseThatLeft()
    {
        ImmutableArray<WatchedUnload> left;
        lock (_gate)
        {
            left = [.. _leaked.Where(static watched => watched.IsGone)];
            _leaked.RemoveAll(left.Contains);
        }

        foreach (var watched in left)
        {
            watched.Tell(UnloadState.Collected);
        }
    }
}
