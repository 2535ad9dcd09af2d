using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

public sealed class StreamTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task EachEnumerationIsACallOfItsOwn()
    {
        var route = new ClerkRoute(new ScriptedClerk());
        var stream = route.Port.CountAsync(3);
        Assert.Equal(default, route.Total(ClerkRoute.Count));

        int[] expected = [0, 1, 2];
        Assert.Equal(expected, await stream.ToArrayAsync());
        Assert.Equal(expected, await stream.ToArrayAsync());

        Assert.Equal(new CallCounts(2, 2, 0, 0, 0), route.Total(ClerkRoute.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AStreamThatFailsSaysSoWhereTheItemWouldBeAndEndsItsLease(int items)
    {
        var route = new ClerkRoute(new ScriptedClerk { Count = static (items, _) => FailAfter(items) });
        await using var stream = route.Port.CountAsync(items).GetAsyncEnumerator(None);
        for (var item = 0; item < items; item++)
        {
            Assert.True(await stream.MoveNextAsync());
            Assert.Equal(item, stream.Current);
        }

        var fault = await Assert.ThrowsAsync<FaultedException>(async () => await stream.MoveNextAsync());
        Assert.Equal("System.FormatException: ink", fault.Fault);
        Assert.False(await stream.MoveNextAsync());
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Count));
        Assert.True(route.SwapAsync(new ScriptedClerk()).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AStreamThatCannotBeOpenedSaysSoAtItsFirstItem()
    {
        var route = new ClerkRoute(new ScriptedClerk { Count = static (_, _) => throw new FormatException("ink") });
        await using var stream = route.Port.CountAsync(1).GetAsyncEnumerator(None);

        await Assert.ThrowsAsync<FaultedException>(async () => await stream.MoveNextAsync());
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Count));
    }

    [Fact]
    public async Task AStreamOfNobodyIsRejectedAtItsFirstItem()
    {
        var route = new ClerkRoute();
        await using var stream = route.Port.CountAsync(1).GetAsyncEnumerator(None);

        await Assert.ThrowsAsync<UnavailableException>(async () => await stream.MoveNextAsync());
        Assert.Equal(new CallCounts(1, 0, 0, 0, 1), route.Total(ClerkRoute.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CancellingAnyOfTheTokensEndsAStreamAsCancelled(bool ofTheEnumeration)
    {
        using var outer = new CancellationTokenSource();
        using var inner = new CancellationTokenSource();
        var route = new ClerkRoute(new ScriptedClerk { Count = static (_, token) => UntilCancelled(token) });
        await using var stream = route.Port.CountAsync(1, outer.Token).GetAsyncEnumerator(inner.Token);
        Assert.True(await stream.MoveNextAsync());
        var move = stream.MoveNextAsync();
        (ofTheEnumeration ? inner : outer).Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await move);
        Assert.Equal(new CallCounts(1, 0, 0, 1, 0), route.Total(ClerkRoute.Count));
    }

    [Fact]
    public async Task LeavingAStreamEarlyCompletesIt()
    {
        var cleaned = false;
        async IAsyncEnumerable<int> CleanAsync([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                yield return 1;
                yield return 2;
            }
            finally
            {
                await Task.Yield();
                cleaned = true;
            }
        }

        var route = new ClerkRoute(new ScriptedClerk { Count = (_, token) => CleanAsync(token) });
        await foreach (var item in route.Port.CountAsync(2))
        {
            Assert.Equal(1, item);
            break;
        }

        Assert.True(cleaned);
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), route.Total(ClerkRoute.Count));
    }

    [Fact]
    public async Task AnErrorInTheEndOfAStreamIsAFault()
    {
        async IAsyncEnumerable<int> StumbleAsync([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                yield return 1;
            }
            finally
            {
                await Task.Yield();
                throw new FormatException("ink");
            }
        }

        var route = new ClerkRoute(new ScriptedClerk { Count = (_, token) => StumbleAsync(token) });
        var stream = route.Port.CountAsync(2).GetAsyncEnumerator(None);
        Assert.True(await stream.MoveNextAsync());

        await Assert.ThrowsAsync<FaultedException>(async () => await stream.DisposeAsync());
        await stream.DisposeAsync();
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Count));
    }

    [Fact]
    public async Task AStreamThatIsStillAskedForAnItemRefusesASecondUse()
    {
        var answer = new TaskCompletionSource();
        async IAsyncEnumerable<int> WaitAsync([EnumeratorCancellation] CancellationToken token = default)
        {
            await answer.Task;
            yield return 1;
        }

        var route = new ClerkRoute(new ScriptedClerk { Count = (_, token) => WaitAsync(token) });
        var stream = route.Port.CountAsync(1).GetAsyncEnumerator(None);
        var move = stream.MoveNextAsync().AsTask();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.MoveNextAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.DisposeAsync());
        var drained = route.SwapAsync(new ScriptedClerk());
        Assert.False(drained.IsCompleted);

        answer.SetResult();
        Assert.True(await move);
        await stream.DisposeAsync();
        await drained;
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), route.Total(ClerkRoute.Count));
    }

    [Fact]
    public async Task ManyWhoDisposeAtOnceEndTheLeaseOnce()
    {
        for (var round = 0; round < 200; round++)
        {
            var route = new ClerkRoute(new ScriptedClerk());
            var held = route.Port.CountAsync(1).GetAsyncEnumerator(None);
            var stream = route.Port.CountAsync(1).GetAsyncEnumerator(None);
            Assert.True(await stream.MoveNextAsync());

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await stream.DisposeAsync())));

            var drained = route.SwapAsync(new ScriptedClerk());
            Assert.False(drained.IsCompleted);
            await held.DisposeAsync();
            await drained;
            Assert.Equal(new CallCounts(2, 2, 0, 0, 0), route.Total(ClerkRoute.Count));
        }
    }

    [Fact]
    public void AStreamThatItsConsumerForgotHoldsNoDrainForEver()
    {
        var route = new ClerkRoute(new ScriptedClerk());
        Forget(route.Port);
        var drained = route.SwapAsync(new ScriptedClerk());
        for (var pass = 0; pass < 20 && !drained.IsCompleted; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(drained.IsCompletedSuccessfully);
        Assert.Equal(new CallCounts(1, 0, 0, 1, 0), route.Total(ClerkRoute.Count));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(IClerk clerk) => clerk.CountAsync(3).GetAsyncEnumerator(None);

    private static async IAsyncEnumerable<int> FailAfter(int items)
    {
        for (var item = 0; item < items; item++)
        {
            if (item % 2 == 1)
            {
                await Task.Yield();
            }

            yield return item;
        }

        throw new FormatException("ink");
    }

    private static async IAsyncEnumerable<int> UntilCancelled(
        [EnumeratorCancellation] CancellationToken token = default)
    {
        yield return 0;
        await Task.Delay(Timeout.Infinite, token);
    }
}
