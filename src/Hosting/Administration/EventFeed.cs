using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Mortise.Events;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>Hands what the observer hears to whoever watches, each behind a bounded queue of its own.</summary>
internal sealed class EventFeed(IKernelObserver next) : IEventFeed, IKernelObserver
{
    private const int Capacity = 256;

    private ImmutableList<Watcher> _watchers = [];

    /// <summary>Feeds the watchers, then passes on.</summary>
    public void Observe(KernelRecord record)
    {
        if (_watchers is { IsEmpty: false } watchers && Describe(record) is { } item)
        {
            foreach (var watcher in watchers)
            {
                watcher.Queue.Writer.TryWrite(item);
            }
        }

        next.Observe(record);
    }

    public async IAsyncEnumerable<KernelEvent> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var watcher = new Watcher();
        ImmutableInterlocked.Update(ref _watchers, static (all, added) => all.Add(added), watcher);
        try
        {
            await foreach (var item in watcher.Queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return item with { Missed = Interlocked.Exchange(ref watcher.Missed, 0) };
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref _watchers, static (all, removed) => all.Remove(removed), watcher);
        }
    }

    private static KernelEvent? Describe(KernelRecord record) => record switch
    {
        KernelRecord.State state => new KernelEvent(
            state.At, state.Plugin, "state", state.Reason.Code.Text,
            $"{state.From} → {state.To}: {state.Reason.Explanation}"),
        KernelRecord.Fault fault => new KernelEvent(
            fault.At, fault.Plugin, "fault", fault.Reason.Code.Text, fault.Reason.Explanation),
        KernelRecord.Update update => new KernelEvent(
            update.At, update.Plugin, "update", update.Report.Reason, Explain(update.Report)),
        KernelRecord.Unloaded unloaded => new KernelEvent(
            unloaded.At, unloaded.Plugin, "unload", "", $"Generation {unloaded.Generation}: {unloaded.Unload}"),
        KernelRecord.Delivery delivery => new KernelEvent(
            delivery.At, delivery.Plugin, "overflow", delivery.Reason.Code.Text, delivery.Reason.Explanation),
        KernelRecord.FailedOpen open => new KernelEvent(
            open.At, open.Plugin, "failed-open", open.Code, $"Goes on without {open.Operation}: {open.Explanation}"),
        _ => null,
    };

    private static string Explain(UpdateReport report) => report switch
    {
        { State: not UpdateState.Running } =>
            $"Update {report.Id}, {report.From} → {report.To}: {report.State}. {report.Explanation}",
        { Steps: [.., { Outcome.Length: > 0 } step] } => string.Create(
            CultureInfo.InvariantCulture,
            $"Update {report.Id}: {step.Phase} has ended after {step.Took.TotalSeconds:0.000} s. {step.Outcome}"),
        { Steps: [var step] } => $"Update {report.Id}, {report.From} → {report.To}: it begins with {step.Phase}.",
        _ => $"Update {report.Id}: {report.Phase} begins.",
    };

    private sealed class Watcher
    {
        public long Missed;

        public Watcher() => Queue = Channel.CreateBounded<KernelEvent>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref Missed));

        public Channel<KernelEvent> Queue { get; }
    }
}
