using System.Diagnostics.CodeAnalysis;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>
/// Whom a subscription hands its events to: one generation of the subscriber, and after an update the next. Only the
/// subscription's pump enters; everything else may be called from any thread.
/// </summary>
internal sealed class Receiver(EventRuntime runtime, EventDelivery deliver)
{
    private readonly Lock _gate = new();
    private EventRuntime _runtime = runtime;
    private EventDelivery? _deliver = deliver;
    private bool _isInside;
    private TaskCompletionSource? _left;
    private TaskCompletionSource? _held;

    /// <summary>The event in the subscriber's build.</summary>
    public EventRuntime Runtime
    {
        get
        {
            lock (_gate)
            {
                return _runtime;
            }
        }
    }

    /// <summary>Whether it takes an event now; if not and there is something to wait for, it may then.</summary>
    public bool TryEnter(
        [NotNullWhen(true)] out EventRuntime? runtime,
        [NotNullWhen(true)] out EventDelivery? deliver,
        out Task? wait)
    {
        lock (_gate)
        {
            (runtime, deliver, wait) = (_runtime, _deliver, _held?.Task);
            _isInside = deliver is not null && wait is null;
            return _isInside;
        }
    }

    /// <summary>It has taken the event.</summary>
    public void Leave()
    {
        TaskCompletionSource? left;
        lock (_gate)
        {
            _isInside = false;
            (left, _left) = (_left, null);
        }

        left?.SetResult();
    }

    /// <summary>Lets nothing in until it is released; ends when what is inside has left.</summary>
    public Task HoldAsync()
    {
        lock (_gate)
        {
            _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return LeftNeedsLock();
        }
    }

    public void Release()
    {
        TaskCompletionSource? held;
        lock (_gate)
        {
            (held, _held) = (_held, null);
        }

        held?.SetResult();
    }

    /// <summary>Hands later events to another generation; ends when what is inside the former has left.</summary>
    public Task SwitchTo(EventRuntime runtime, EventDelivery deliver)
    {
        lock (_gate)
        {
            if (_deliver is not null)
            {
                (_runtime, _deliver) = (runtime, deliver);
            }

            return LeftNeedsLock();
        }
    }

    /// <summary>Forgets the subscriber.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _deliver = null;
        }

        Release();
    }

    private Task LeftNeedsLock() => _isInside
        ? (_left ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
        : Task.CompletedTask;
}
