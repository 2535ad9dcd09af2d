namespace Exploration.Scenarios.Broken;

/// <summary>
/// FROZEN: a copy of the receiver with one line wrong, which the exploration must catch. Not to be repaired.
/// </summary>
internal sealed class ReceiverCopy(Listener first, ReceiverFlaw flaw) : IReceiver
{
    private readonly Lock _gate = new();
    private Listener _listener = first;
    private bool _isInside;
    private TaskCompletionSource? _left;
    private volatile TaskCompletionSource? _held;

    public (Listener? Listener, Task? Wait) TryEnter()
    {
        var early = flaw == ReceiverFlaw.LooksBeforeItEnters ? (_held, true) : (null, false);
        lock (_gate)
        {
            var held = early.Item2 ? early.Item1 : _held;
            _isInside = held is null;
            return _isInside ? (_listener, null) : (null, held!.Task);
        }
    }

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

    public Task HoldAsync()
    {
        lock (_gate)
        {
            _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return flaw == ReceiverFlaw.HoldsWithoutWaiting ? Task.CompletedTask : LeftNeedsLock();
        }
    }

    public Task SwitchTo(Listener listener)
    {
        lock (_gate)
        {
            _listener = listener;
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

        if (flaw != ReceiverFlaw.ReleasesInSilence)
        {
            held?.SetResult();
        }
    }

    private Task LeftNeedsLock() => _isInside
        ? (_left ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
        : Task.CompletedTask;
}
