namespace Mortise.Testing.Tests;

public sealed class VirtualTimeTests
{
    private readonly VirtualTime _time = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_FireInTheOrderOfTheirMoments_EachAtItsOwn()
    {
        using var late = Timer("late", 30);
        using var early = Timer("early", 10);
        using var each = Timer("each", 12, 12);

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(["early@10", "each@12", "each@24", "late@30"], _fired);
        Assert.Equal(1, _time.PendingTimers);
    }

    [Fact]
    public void DisposedTimer_NeverFires_AndCannotBeSet()
    {
        var timer = Timer("never", 1);
        timer.Dispose();

        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(_fired);
        Assert.Equal(0, _time.PendingTimers);
    }

    [Fact]
    public void TimerThatIsSetByAnother_FiresInTheSameAdvance()
    {
        ITimer? second = null;
        using var first = _time.CreateTimer(
            _ => second = Timer("second", 5), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["second@10"], _fired);
        second!.Dispose();
    }

    [Fact]
    public async Task WhenTimers_EndsAsSoonAsSoManyWait()
    {
        var two = _time.WhenTimersAsync(2);
        using var first = Timer("first", 1);
        Assert.False(two.IsCompleted);
        using var second = Timer("second", 1);
        await two;
        await _time.WhenTimersAsync(1);
    }

    [Fact]
    public async Task Delay_EndsWhenTheClockHasMoved_AndTimestampsMeasureIt()
    {
        var begin = _time.GetTimestamp();
        var delay = Task.Delay(TimeSpan.FromDays(1), _time);
        Assert.False(delay.IsCompleted);

        _time.Advance(TimeSpan.FromDays(1));

        await delay;
        Assert.Equal(TimeSpan.FromDays(1), _time.GetElapsedTime(begin));
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(-1)));
    }

    private ITimer Timer(string name, int due, int period = 0) => _time.CreateTimer(
        _ => _fired.Add($"{name}@{_time.GetUtcNow().Second}"),
        null,
        TimeSpan.FromSeconds(due),
        period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));
}
