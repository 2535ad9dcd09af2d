using System.Threading.Channels;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>
/// One subscriber of one event: its bounded queue and the pump that hands over one event after the other.
/// </summary>
/// <remarks>
/// <see cref="Offer"/> runs on publishers' threads and only touches the queue and the counters. The pump runs on the
/// thread pool in an execution context of its own and is the only one to call the subscriber. Once stopped, the queue
/// is empty and the way to the subscriber forgotten, so that nothing here holds the code of a plug-in that has left.
/// </remarks>
internal sealed class EventSubscription : IThreadPoolWorkItem
{
    private readonly Topic _topic;
    private readonly SubscriberReport _report;
    private readonly TimeProvider _time;
    private readonly Channel<Envelope> _queue;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _discards;
    private int _closed;
    private long _published;
    private long _delivered;
    private long _dropped;
    private long _failed;

    public EventSubscription(
        Topic topic, EventRuntime runtime, EventDelivery deliver, SubscriberReport report, TimeProvider time)
    {
        _topic = topic;
        Receiver = new Receiver(runtime, deliver);
        _report = report;
        _time = time;
        var bounds = new BoundedChannelOptions(Math.Max(1, runtime.Model.Capacity))
        {
            // For the other policies a full queue is seen by the writer, which then decides itself.
            FullMode = runtime.Model.Overflow == Overflow.DropOldest
                ? BoundedChannelFullMode.DropOldest
                : BoundedChannelFullMode.Wait,
        };
        _queue = System.Threading.Channels.Channel.CreateBounded<Envelope>(bounds, _ => Drop());
    }

    /// <summary>The event in the subscriber's build.</summary>
    public EventRuntime Runtime => Receiver.Runtime;

    public DeliveryCounts Counts
    {
        get
        {
            // What has ended is read first, so that it never exceeds what was published.
            var (delivered, dropped) = (Interlocked.Read(ref _delivered), Interlocked.Read(ref _dropped));
            var failed = Interlocked.Read(ref _failed);
            return new DeliveryCounts(Interlocked.Read(ref _published), delivered, dropped, failed);
        }
    }

    /// <summary>Lets events in. The pump belongs to no publisher: no execution context flows to it.</summary>
    public void Start()
    {
        _topic.Add(this);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute() => _ = PumpAsync();

    /// <summary>Queues an event without waiting; returns how many times: once or not at all.</summary>
    public int Offer(Envelope envelope)
    {
        Interlocked.Increment(ref _published);
        if (_queue.Writer.TryWrite(envelope))
        {
            return 1;
        }

        // The queue is full, or a publisher saw this subscription before it ended.
        if (Volatile.Read(ref _closed) == 0 && Runtime.Model.Overflow != Overflow.Detach)
        {
            Drop();
            return 0;
        }

        Interlocked.Increment(ref _dropped);
        if (Close(EndOfQueue.Discard))
        {
            _report.Detached(Runtime.Model);
        }

        return 0;
    }

    /// <summary>Whom it hands its events to, one after the other.</summary>
    public Receiver Receiver { get; }

    /// <summary>Counts an event that cannot be carried over from the publisher's build.</summary>
    public void Miss(EventModel publishers)
    {
        Interlocked.Increment(ref _published);
        Fail(
            ReasonCode.EventNotReadable,
            $"it was published in another build, {publishers.Major}.{publishers.Minor}, and the host has no encoding "
            + "to connect the two.");
    }

    /// <summary>
    /// Ends the subscription: no event is let in any more, those in the queue are delivered or discarded, and at the
    /// deadline the subscriber is told to give up and is left.
    /// </summary>
    public async Task<SubscriptionEnd> StopAsync(EndOfQueue end, TimeSpan deadline)
    {
        Close(end);
        if (end == EndOfQueue.Discard)
        {
            _discards = true;
            await _stopping.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            await _ended.Task.WaitAsync(deadline, _time).ConfigureAwait(false);
            return SubscriptionEnd.Idle;
        }
        catch (TimeoutException)
        {
            _discards = true;
            Receiver.Close();
            await _stopping.CancelAsync().ConfigureAwait(false);
            DropQueued();
            return SubscriptionEnd.Abandoned;
        }
    }

    /// <summary>Whether it was open until now.</summary>
    private bool Close(EndOfQueue end)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return false;
        }

        _discards = end == EndOfQueue.Discard;
        _topic.Remove(this);
        _queue.Writer.TryComplete();
        return true;
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                while (!_discards && _queue.Reader.TryRead(out var envelope))
                {
                    await DeliverAsync(envelope).ConfigureAwait(false);
                }

                if (_discards)
                {
                    DropQueued();
                }
            }
        }
        finally
        {
            Receiver.Close();
            _ended.TrySetResult();
        }
    }

    /// <summary>The boundary for what a subscriber throws: it becomes a count and a report.</summary>
    private async Task DeliverAsync(Envelope envelope)
    {
        EventRuntime? runtime;
        EventDelivery? deliver;
        while (!Receiver.TryEnter(out runtime, out deliver, out var wait))
        {
            if (wait is null)
            {
                Drop();
                return;
            }

            await wait.ConfigureAwait(false);
        }

        var code = ReasonCode.EventNotReadable;
        try
        {
            var item = envelope.Open(runtime);
            code = ReasonCode.DeliveryFailed;
            await deliver(item, _stopping.Token).ConfigureAwait(false);
            Interlocked.Increment(ref _delivered);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            Drop();
        }
        catch (Exception exception)
        {
            Fail(code, exception is FaultException fault ? fault.Message : CallFault.Describe(exception));
        }
        finally
        {
            Receiver.Leave();
        }
    }

    private void DropQueued()
    {
        while (_queue.Reader.TryRead(out _))
        {
            Drop();
        }
    }

    private void Drop()
    {
        var dropped = Interlocked.Increment(ref _dropped);
        if (!_discards)
        {
            _report.Dropped(Runtime.Model, dropped);
        }
    }

    private void Fail(ReasonCode code, string problem) =>
        _report.Failed(Runtime.Model, code, problem, Interlocked.Increment(ref _failed));
}
