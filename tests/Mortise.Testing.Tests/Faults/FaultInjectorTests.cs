using Mortise.Testing.Faults;

namespace Mortise.Testing.Tests.Faults;

public sealed class FaultInjectorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Throw@Prepare")]
    [InlineData("Lie@ConvertDown")]
    public void APlan_IsReadAsItIsWritten(string text) => Assert.Equal(text, FaultPlan.Parse(text).ToString());

    [Theory]
    [InlineData("Throw")]
    [InlineData("Throw@Nowhere")]
    [InlineData("Sing@Call")]
    public void APlanThatIsNone_IsRefused(string text) =>
        Assert.Throws<FormatException>(() => FaultPlan.Parse(text));

    [Fact]
    public async Task OtherPoints_AreLeftAlone()
    {
        var faults = new FaultInjector { Armed = new FaultPlan(FaultAct.Throw, FaultPoint.Stop) };

        await faults.AtAsync(FaultPoint.Call, TestContext.Current.CancellationToken);
        faults.At(FaultPoint.Construct);

        Assert.False(faults.Lies(FaultPoint.Stop));
    }

    [Fact]
    public async Task Throw_ThrowsEachTime_UntilItIsDisarmed()
    {
        var faults = new FaultInjector { Armed = new FaultPlan(FaultAct.Throw, FaultPoint.Call) };

        await Assert.ThrowsAsync<InjectedFaultException>(() => faults.AtAsync(FaultPoint.Call).AsTask());
        Assert.Throws<InjectedFaultException>(() => faults.At(FaultPoint.Call));

        faults.Armed = FaultPlan.None;
        faults.At(FaultPoint.Call);
    }

    [Fact]
    public void WhatIsUnreadable_ThrowsWhenItIsRead()
    {
        var faults = new FaultInjector { Armed = new FaultPlan(FaultAct.ThrowUnreadable, FaultPoint.Call) };

        var unreadable = Record(faults);


        Assert.Throws<InjectedFaultException>(() => { _ = unreadable.Message; });
        Assert.Throws<InjectedFaultException>(() => { _ = unreadable.ToString(); });
    }

    private static Exception Record(FaultInjector faults)
    {
        try
        {
            faults.At(FaultPoint.Call);
        }
        catch (Exception thrown)
        {
            return thrown;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }

    [Fact]
    public async Task WhatHangs_DoesNotHeedItsToken_AndIsLetGo()
    {
        var faults = new FaultInjector { Armed = new FaultPlan(FaultAct.Hang, FaultPoint.Call) };

        var hanging = faults.AtAsync(FaultPoint.Call, new CancellationToken(canceled: true)).AsTask();
        Assert.False(hanging.IsCompleted);

        faults.LetGo();
        await hanging.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WhatBlocks_HoldsItsThread_AndIsLetGo()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var faults = new FaultInjector(() =>
        {
            entered.SetResult();
            return release.Task;
        })
        {
            Armed = new FaultPlan(FaultAct.Block, FaultPoint.Construct),
        };
        var thread = new Thread(() => faults.At(FaultPoint.Construct));
        thread.Start();
        await entered.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(thread.IsAlive);

        release.SetResult();
        thread.Join();
    }

    [Fact]
    public async Task WhatLingers_HeedsItsToken()
    {
        var time = new VirtualTime();
        var faults = new FaultInjector(time: time)
        {
            Armed = new FaultPlan(FaultAct.Linger, FaultPoint.Call),
            LingersFor = TimeSpan.FromSeconds(1),
        };
        using var cancellation = new CancellationTokenSource();

        var lingering = faults.AtAsync(FaultPoint.Call, TestContext.Current.CancellationToken).AsTask();
        var cancelled = faults.AtAsync(FaultPoint.Call, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        await lingering;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }
}
