namespace Exploration.Scenarios;

/// <summary>A clock by which no time limit passes: what waits for ever is found, and not cut off.</summary>
internal sealed class StillTime : TimeProvider
{
    private long _now;

    public override long GetTimestamp() => ++_now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(++_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new NoTimer();

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
