using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Mortise.Kernel.Tests.Supervision;

/// <summary>A virtual clock that says what is waited for, so that a test can let just that pass.</summary>
internal sealed class NotedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until somebody waits that long, and lets the time pass.</summary>
    public async Task PassAsync(TimeSpan least, TimeSpan most, CancellationToken cancellation)
    {
        await foreach (var due in _timers.Reader.ReadAllAsync(cancellation))
        {
            if (due >= least && due <= most)
            {
                Advance(due);
                return;
            }
        }
    }
}
