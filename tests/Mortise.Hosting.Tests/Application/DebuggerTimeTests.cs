using Microsoft.Extensions.Time.Testing;
using Mortise.Hosting.Application;
using Xunit;

namespace Mortise.Hosting.Tests.Application;

public sealed class DebuggerTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private bool _attached;
    private int _said;

    private DebuggerTime Time => new(_clock, () => _attached, () => _said++);

    [Fact]
    public void WithoutADebugger_DeadlinesPassOnTime_AndNothingIsSaid()
    {
        using var deadline = new CancellationTokenSource(Second, Time);

        _clock.Advance(Second);

        Assert.True(deadline.IsCancellationRequested);
        Assert.Equal(0, _said);
    }

    [Fact]
    public void WhileADebuggerIsAttached_NoDeadlinePasses_AndThatIsSaidOnce()
    {
        _attached = true;
        var time = Time;
        using var first = new CancellationTokenSource(Second, time);
        using var second = new CancellationTokenSource(Second, time);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.False(first.IsCancellationRequested || second.IsCancellationRequested);
        Assert.Equal(1, _said);
    }

    [Fact]
    public void DebuggerThatIsAttachedLater_HoldsTheDeadlineThatRuns_WhichBeginsAnewAfterwards()
    {
        using var deadline = new CancellationTokenSource(Second, Time);
        _attached = true;
        _clock.Advance(TimeSpan.FromMinutes(1));
        _attached = false;

        _clock.Advance(Second);
        Assert.False(deadline.IsCancellationRequested);
        _clock.Advance(Second);

        Assert.True(deadline.IsCancellationRequested);
    }

    [Fact]
    public void DeadlineThatIsTakenBack_StaysTakenBack_WhenTheDebuggerGoes()
    {
        _attached = true;
        using var deadline = new CancellationTokenSource(Second, Time);
        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        _attached = false;

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.False(deadline.IsCancellationRequested);
    }

    [Fact]
    public void Clock_AndPeriods_GoOn()
    {
        _attached = true;
        var ticks = 0;
        using var timer = Time.CreateTimer(_ => ticks++, null, Second, Second);

        _clock.Advance(3 * Second);

        Assert.Equal(3, ticks);
        Assert.Equal(_clock.GetUtcNow(), Time.GetUtcNow());
        Assert.Equal(_clock.GetTimestamp(), Time.GetTimestamp());
    }
}
