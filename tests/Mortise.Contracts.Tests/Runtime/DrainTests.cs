using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

public sealed class DrainTests
{
    private static readonly ScriptedClerk _next = new();

    [Fact]
    public async Task ABindingThatNobodyIsInsideDrainsAtOnce()
    {
        var route = new ClerkRoute(new ScriptedClerk());
        Assert.Equal(5, await route.Port.AddAsync(2, 3));

        Assert.True(route.SwapAsync(_next).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task ASuspendedCallHoldsTheDrainUntilItEndsOnAnotherThread()
    {
        var answer = new TaskCompletionSource<int>();
        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new ValueTask<int>(answer.Task) });
        var call = route.Port.AddAsync(2, 3).AsTask();

        var drained = route.SwapAsync(_next);
        Assert.False(drained.IsCompleted);
        Assert.Equal(7, await route.Port.AddAsync(3, 4));
        Assert.False(drained.IsCompleted);

        var other = new Thread(() => answer.SetResult(5));
        other.Start();
        other.Join();
        await drained;
        Assert.Equal(5, await call);
    }

    [Fact]
    public async Task ACallThatIsRunningHoldsTheDrain()
    {
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var route = new ClerkRoute(new ScriptedClerk
        {
            Add = (left, right, _) =>
            {
                inside.Set();
                leave.Wait(CancellationToken.None);
                return new ValueTask<int>(left + right);
            },
        });
        var call = Task.Run(async () => await route.Port.AddAsync(2, 3));
        inside.Wait(CancellationToken.None);

        var drained = route.SwapAsync(_next);
        Assert.False(drained.IsCompleted);
        leave.Set();

        await drained;
        Assert.Equal(5, await call);
    }

    [Fact]
    public async Task ACallWhoseResultNobodyTakesEndsItsLeaseAllTheSame()
    {
        var answer = new TaskCompletionSource<int>();
        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new ValueTask<int>(answer.Task) });
#pragma warning disable CA2012 // that nobody takes the result is the point
        _ = route.Port.AddAsync(2, 3);
#pragma warning restore CA2012

        var drained = route.SwapAsync(_next);
        Assert.False(drained.IsCompleted);
        answer.SetResult(5);

        await drained;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFailingCallEndsItsLease(bool beforeItReturns)
    {
        var answer = new TaskCompletionSource();
        var route = new ClerkRoute(new ScriptedClerk
        {
            File = (_, _) => beforeItReturns ? throw new FormatException("ink") : new ValueTask(answer.Task),
        });
        var call = route.Port.FileAsync("a paper");
        var drained = route.SwapAsync(_next);
        Assert.Equal(beforeItReturns, drained.IsCompleted);

        answer.SetException(new FormatException("ink"));
        await drained;
        await Assert.ThrowsAsync<FaultedException>(async () => await call);
    }

    [Fact]
    public async Task ACancelledCallHoldsTheDrainUntilItsProviderStops()
    {
        using var source = new CancellationTokenSource();
        var stopped = new TaskCompletionSource();
        var route = new ClerkRoute(new ScriptedClerk
        {
            File = async (_, cancellation) =>
            {
                await stopped.Task;
                cancellation.ThrowIfCancellationRequested();
            },
        });
        var call = route.Port.FileAsync("a paper", source.Token);
        source.Cancel();
        var drained = route.SwapAsync(_next);
        Assert.False(drained.IsCompleted);

        stopped.SetResult();
        await drained;
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await call);
    }

    [Fact]
    public async Task AStreamHoldsTheDrainFromItsFirstRequestUntilItIsDisposed()
    {
        var route = new ClerkRoute(new ScriptedClerk());
        var stream = route.Port.CountAsync(2);
        await route.SwapAsync(new ScriptedClerk());

        var items = stream.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var drained = route.SwapAsync(_next);
        Assert.True(await items.MoveNextAsync());
        Assert.True(await items.MoveNextAsync());
        Assert.False(await items.MoveNextAsync());
        Assert.False(drained.IsCompleted);

        await items.DisposeAsync();
        await drained;
    }

    [Fact]
    public async Task OneRetirementDrainsManyBindingsWhenTheLastCallHasLeftTheLast()
    {
        var answers = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<int>()).ToArray();
        var routes = answers
            .Select(answer => new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new ValueTask<int>(answer.Task) }))
            .ToArray();
        var calls = routes.Select(route => route.Port.AddAsync(1, 1).AsTask()).ToArray();

        var drained = Binding.RetireAsync([.. routes.Select(route => route.Lead(_next))]);
        answers[2].SetResult(2);
        answers[0].SetResult(0);
        await Task.WhenAll(calls[0], calls[2]);
        Assert.False(drained.IsCompleted);

        answers[1].SetResult(1);
        await drained;
    }

    [Fact]
    public async Task RetiringAgainWaitsForTheSameCalls()
    {
        var answer = new TaskCompletionSource<int>();
        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new ValueTask<int>(answer.Task) });
        var call = route.Port.AddAsync(1, 1).AsTask();
        var left = route.Lead(_next);
        var first = Binding.RetireAsync([left]);
        var second = Binding.RetireAsync([left]);
        Assert.False(second.IsCompleted);

        answer.SetResult(2);
        await Task.WhenAll(first, second, call);
        Assert.True(Binding.RetireAsync([left]).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AProviderThatCallsItsOwnPortAfterASwapReachesTheNext()
    {
        ClerkRoute route = null!;
        var drained = Task.CompletedTask;
        route = new ClerkRoute(new ScriptedClerk
        {
            Add = async (left, right, cancellation) =>
            {
                drained = route.SwapAsync(_next);
                Assert.False(drained.IsCompleted);
                return 10 * await route.Port.AddAsync(left, right, cancellation);
            },
        });

        Assert.Equal(50, await route.Port.AddAsync(2, 3));
        await drained;
    }
}
