namespace Exploration.Scenarios.Kernel;

/// <summary>A clock by which only one wait ends, when the scenario says so: the one for the next look.</summary>
/// <param name="pause">How long that one is, as no other is.</param>
internal sealed class LookingTime(TimeSpan pause) : TimeProvider
{
    private readonly StillTime _still = new();
    private Action? _next;

    public override long GetTimestamp() => _still.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _still.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == pause)
        {
            _next = () => callback(state);
        }

        return _still.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Has whoever waits for the next look go on; false when nobody does.</summary>
    public bool TryLook()
    {
        var next = Interlocked.Exchange(ref _next, null);
        next?.Invoke();
        return next is not null;
    }
}
