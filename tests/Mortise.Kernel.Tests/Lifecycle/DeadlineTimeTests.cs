using Microsoft.Extensions.Time.Testing;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Tests.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Lifecycle;

/// <summary>A host may hold the kernel's deadlines, as under a debugger, while the clock goes on.</summary>
public sealed class DeadlineTimeTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly FakeTimeProvider _deadlines = new();

    [Fact]
    public async Task DeadlineOfAStart_IsMeasuredWithTheTimeForDeadlines_NotWithTheClock()
    {
        var preparing = new TaskCompletionSource();
        var prepared = new TaskCompletionSource();
        var isolation = new FakeIsolation
        {
            At = step =>
            {
                if (step != "slow prepare")
                {
                    return Task.CompletedTask;
                }

                preparing.SetResult();
                return prepared.Task;
            },
        };
        await using var kernel = new Microkernel(new KernelConfig("tests")
        {
            Isolation = [isolation],
            Time = _clock,
            DeadlineTime = _deadlines,
        });
        Assert.Null(kernel.Install([FakeHost.Deploy(Given.Plugin("slow"))]));
        var start = kernel.StartAsync("slow", TestContext.Current.CancellationToken);
        await preparing.Task;

        _clock.Advance(Hour);
        Assert.False(start.IsCompleted);
        _deadlines.Advance(Hour);

        Assert.Equal("MT3216", (await start)!.Code);
    }

    [Fact]
    public void WithoutATimeForDeadlines_TheClockMeasuresThem() =>
        Assert.Same(_clock, new KernelConfig("tests") { Time = _clock }.DeadlineTime);
}
