using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>
/// Tells the observer what did not reach a subscriber: the first time, and again at each power of ten, so that a flood
/// of events makes no flood of reports.
/// </summary>
internal sealed class SubscriberReport(string subscriber, TimeProvider time, IKernelObserver? observer)
{
    public void Dropped(EventModel model, long total)
    {
        if (IsWorthTelling(total))
        {
            Tell(model, ReasonCode.EventsDropped,
                $"'{subscriber}' is slower than {Name(model)} is published: its queue of {model.Capacity} was full. "
                + $"{total} were dropped so far. Make the subscriber faster, or declare a larger capacity.");
        }
    }

    public void Detached(EventModel model) => Tell(model, ReasonCode.SubscriberDetached,
        $"'{subscriber}' is slower than {Name(model)} is published: its queue of {model.Capacity} was full, and it was "
        + "detached, as the event declares. It receives no more of them until it is started again.");

    public void Abandoned(EventModel model) => Tell(model, ReasonCode.StopTimedOut,
        $"'{subscriber}' was still busy with {Name(model)} at the host's deadline for draining. It was told to give "
        + "up, and what was queued for it is dropped. Honour the cancellation in its OnEventAsync.");

    public void Failed(EventModel model, ReasonCode code, string problem, long total)
    {
        if (IsWorthTelling(total))
        {
            var what = code == ReasonCode.DeliveryFailed ? "failed at" : "could not receive";
            Tell(model, code,
                $"'{subscriber}' {what} {Name(model)}: {problem} That makes {total}; later events are delivered all "
                + "the same.");
        }
    }

    private static string Name(EventModel model) => $"{model.Name}/{model.Major}.{model.Minor}";

    private static bool IsWorthTelling(long total)
    {
        while (total % 10 == 0)
        {
            total /= 10;
        }

        return total == 1;
    }

    private void Tell(EventModel model, ReasonCode code, string explanation) => observer?.Observe(
        new KernelRecord.Delivery(time.GetUtcNow(), subscriber, Name(model), new Reason(code, explanation)));
}
