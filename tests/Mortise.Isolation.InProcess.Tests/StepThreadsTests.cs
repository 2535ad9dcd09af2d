namespace Mortise.Isolation.InProcess.Tests;

/// <summary>
/// A thread that ends after a plug-in which ran on it has left breaks the runtime's heap (decision 0025).
/// </summary>
public sealed class StepThreadsTests
{
    private const int AtOnce = 12;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThreadsThatRanSteps_DoNotEnd()
    {
        var threads = new StepThreads();
        var first = await RunAtOnceAsync(threads);
        var second = await RunAtOnceAsync(threads);

        Assert.Equal(AtOnce, first.Distinct().Count());
        Assert.All(first.Concat(second), static thread => Assert.True(thread.IsAlive));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData(4, false)]
    [InlineData(-1, true)]
    [InlineData("-1", true)]
    public void PoolIsKept_WhenTheSettingIsMinusOne(object? setting, bool kept) =>
        Assert.Equal(kept, PoolThreads.IsAll(setting));

    [Fact]
    public void ProgramsThatReferToTheLevel_KeepTheirPool() => Assert.True(PoolThreads.AreKept);

    /// <summary>As many steps as wait for one another, so that each has a thread.</summary>
    private static async Task<Thread[]> RunAtOnceAsync(StepThreads threads)
    {
        using var together = new Barrier(AtOnce);
        var steps = Enumerable.Range(0, AtOnce).Select(_ =>
        {
            var ran = new TaskCompletionSource<Thread>(TaskCreationOptions.RunContinuationsAsynchronously);
            threads.Run(() =>
            {
                together.SignalAndWait(Token);
                ran.SetResult(Thread.CurrentThread);
            });
            return ran.Task;
        });
        return await Task.WhenAll(steps.ToArray());
    }
}
