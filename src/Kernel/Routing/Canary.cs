using Mortise.Kernel.Lifecycle;
using Mortise.Runtime;
using Mortise.Updates;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Shares the calls of one instance between the generation that serves and the one that is to succeed it, and knows how
/// both fare. Safe for concurrent use.
/// </summary>
/// <param name="old">Serves most of the calls.</param>
/// <param name="next">Is tried; has served nobody yet.</param>
/// <param name="share">How many of a hundred calls go to it.</param>
/// <param name="time">Times the calls.</param>
internal sealed class Canary(RunningGeneration old, RunningGeneration next, int share, TimeProvider time)
{
    private readonly CallCounts _before = old.Account.Total;
    private uint _turn;

    public RunningGeneration Next => next;

    public TimeProvider Time => time;

    public Latencies OfOld { get; } = new();

    public Latencies OfNext { get; } = new();

    /// <summary>
    /// Whether a call goes to the one that is tried. Multiples of the golden ratio lie evenly, and so do those of every
    /// second or third of them, so that callers who take turns at two operations get the share of both.
    /// </summary>
    public bool Chooses() => (Interlocked.Increment(ref _turn) * 0x9E37_79B9u * 100UL) >> 32 < (uint)share;

    public CanaryReport Report() => new(
        share, SideOf(old.Account.Total, _before, OfOld), SideOf(next.Account.Total, default, OfNext));

    private static CanarySide SideOf(CallCounts now, CallCounts before, Latencies latencies)
    {
        var failed = now.Failed - before.Failed;
        return new CanarySide(
            now.Completed - before.Completed + failed, failed, latencies.Quantile(0.5), latencies.Quantile(0.95));
    }
}
