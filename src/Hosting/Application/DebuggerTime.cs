using System.Diagnostics;

namespace Mortise.Hosting.Application;

/// <summary>
/// A clock on which no single timer fires while a debugger is attached, so that whoever stands at a breakpoint misses
/// no deadline. Once the debugger is gone each begins anew. What the time is, and periodic timers, are those of the
/// clock below. Safe for concurrent use.
/// </summary>
public sealed class DebuggerTime : TimeProvider
{
    private readonly TimeProvider _clock;
    private readonly Func<bool> _isAttached;
    private readonly Action _paused;
    private int _said;

    internal DebuggerTime(TimeProvider clock, Func<bool> isAttached, Action paused)
    {
        _clock = clock;
        _isAttached = isAttached;
        _paused = paused;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => _clock.TimestampFrequency;

    /// <summary>Puts a clock for deadlines over another clock.</summary>
    /// <param name="clock">The clock below.</param>
    /// <param name="paused">Called once, when the first deadline is set while a debugger is attached.</param>
    public static DebuggerTime Over(TimeProvider clock, Action paused)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(paused);
        return new(clock, static () => Debugger.IsAttached, paused);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => _clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            return _clock.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new PausingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool IsAttached()
    {
        var attached = _isAttached();
        if (attached && Interlocked.Exchange(ref _said, 1) == 0)
        {
            _paused();
        }

        return attached;
    }

    /// <summary>Its fields change under its lock; the callback runs outside of it.</summary>
    private sealed class PausingTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly DebuggerTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private TimeSpan _due = Timeout.InfiniteTimeSpan;
        private bool _wasAttached;

        public PausingTimer(DebuggerTime time, TimerCallback callback, object? state)
        {
            (_time, _callback, _state) = (time, callback, state);
            _timer = time._clock.CreateTimer(
                static timer => ((PausingTimer)timer!).Fire(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _due = dueTime;
                _wasAttached = dueTime > TimeSpan.Zero && _time.IsAttached();
                return _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose() => _timer.Dispose();

        public ValueTask DisposeAsync() => _timer.DisposeAsync();

        /// <summary>
        /// One that was set or put off while a debugger was there has not had its whole time without it.
        /// </summary>
        private void Fire()
        {
            lock (_gate)
            {
                var before = _wasAttached;
                _wasAttached = _due > TimeSpan.Zero && _time.IsAttached();
                if (_due > TimeSpan.Zero && (_wasAttached || before))
                {
                    _timer.Change(_due, Timeout.InfiniteTimeSpan);
                    return;
                }
            }

            _callback(_state);
        }
    }
}
