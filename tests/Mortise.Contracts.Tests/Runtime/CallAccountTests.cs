using CsCheck;
using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

public sealed class CallAccountTests
{
    /// <summary>What a call is told to do.</summary>
    private enum Fate
    {
        Complete = 0,
        CompleteLater = 1,
        Fail = 2,
        FailLater = 3,
        Cancel = 4,
        Refuse = 5,
    }

    [Fact]
    public void UnderRandomCallsAndSwapsEveryCallRunsOnceAndIsCountedOnce()
    {
        var fates = Gen.Enum<Fate>().Array[1, 60];
        Gen.Select(fates.Array[2, 4], Gen.Int[0, 20]).Sample(
            (workers, swaps) => RunAsync(workers, swaps).GetAwaiter().GetResult(), iter: 200, threads: 1);
    }

    private static async Task RunAsync(Fate[][] workers, int swaps)
    {
        var runs = new int[workers.Sum(static work => work.Length)];
        var route = new ClerkRoute(NewClerk(runs));
        using var begin = new Barrier(workers.Length + 1);
        var offset = 0;
        var callers = workers.Select(work =>
        {
            var first = offset;
            offset += work.Length;
            return Task.Factory.StartNew(
                () => CallAsync(route.Port, work, first, begin),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
        }).ToArray();

        var drains = new List<Task>();
        var seen = 0L;
        begin.SignalAndWait();
        for (var swap = 0; swap < swaps; swap++)
        {
            drains.Add(route.SwapAsync(NewClerk(runs)));
            var total = route.Total(ClerkRoute.Add);
            Assert.True(total.Open >= 0 && total.Completed >= seen, $"{total} after {seen} completed");
            seen = total.Completed;
        }

        await Task.WhenAll(callers);
        await Task.WhenAll(drains);

        Assert.All(runs, static times => Assert.Equal(1, times));
        var all = workers.SelectMany(static work => work).ToArray();
        var completed = all.Count(static fate => fate is Fate.Complete or Fate.CompleteLater);
        var cancelled = all.Count(static fate => fate is Fate.Cancel);
        Assert.Equal(
            new CallCounts(all.Length, completed, all.Length - completed - cancelled, cancelled, 0),
            route.Total(ClerkRoute.Add));
        Assert.True(route.SwapAsync(new ScriptedClerk()).IsCompletedSuccessfully);
    }

    private static async Task CallAsync(IClerk clerk, Fate[] work, int first, Barrier begin)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        begin.SignalAndWait();
        for (var index = 0; index < work.Length; index++)
        {
            var fate = work[index];
            try
            {
                var result = await clerk.AddAsync(
                    (int)fate, first + index, fate is Fate.Cancel ? source.Token : CancellationToken.None);
                Assert.True(fate is Fate.Complete or Fate.CompleteLater);
                Assert.Equal(first + index, result);
            }
            catch (FaultedException)
            {
                Assert.True(fate is Fate.Fail or Fate.FailLater);
            }
            catch (RefusedException)
            {
                Assert.True(fate is Fate.Refuse);
            }
            catch (OperationCanceledException)
            {
                Assert.True(fate is Fate.Cancel);
            }
        }
    }

    private static ScriptedClerk NewClerk(int[] runs)
    {
        async ValueTask<int> LaterAsync(Fate fate, int call, CancellationToken cancellation)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            return fate is Fate.FailLater ? throw new FormatException("ink") : call;
        }

        return new ScriptedClerk
        {
            Add = (fate, call, cancellation) =>
            {
                Interlocked.Increment(ref runs[call]);
                return (Fate)fate switch
                {
                    Fate.Complete => new ValueTask<int>(call),
                    Fate.Fail => throw new FormatException("ink"),
                    Fate.Refuse => throw new RefusedException("lunch", call),
                    _ => LaterAsync((Fate)fate, call, cancellation),
                };
            },
        };
    }
}
