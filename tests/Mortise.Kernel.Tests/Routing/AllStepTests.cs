using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Mortise.Kernel.Routing;
using Xunit;

namespace Mortise.Kernel.Tests.Routing;

public sealed class AllStepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Command_ReachesAll_AndEndsWithTheFirstErrorInOrderWhenAllHaveEnded()
    {
        var slow = new TaskCompletionSource();
        var called = new List<int>();
        Func<ValueTask>[] providers =
        [
            () => new ValueTask(slow.Task),
            static () => ValueTask.FromException(new InvalidOperationException("second")),
            static () => default,
        ];
        var all = new AllStep([.. Enumerable.Range(0, 3).Select(static index => new TargetStep(index))]);

        var call = all.CallAsync(0, called, (target, seen, _) =>
        {
            seen.Add((int)target);
            return providers[(int)target]();
        }, Token).AsTask();
        Assert.False(call.IsCompleted);
        slow.SetException(new InvalidOperationException("first"));

        Assert.Equal("first", (await Assert.ThrowsAsync<InvalidOperationException>(() => call)).Message);
        Assert.Equal([0, 1, 2], called);
    }

    [Fact]
    public async Task Query_IsRejected()
    {
        var all = new AllStep([new TargetStep(0), new TargetStep(1)]);
        await Assert.ThrowsAsync<RejectedException>(async () =>
            await all.CallAsync(0, 0, static (_, _, _) => new ValueTask<int>(1), Token));
    }

    /// <summary>Streams that go on for ever are the reason why they cannot come one after the other.</summary>
    [Fact]
    public async Task Stream_HasTheItemsOfAllAsTheyCome()
    {
        var (one, two) = (Channel.CreateUnbounded<string>(), Channel.CreateUnbounded<string>());
        await using var items = Merge(one.Reader, two.Reader).GetAsyncEnumerator(Token);

        two.Writer.TryWrite("b1");
        Assert.Equal("b1", await NextAsync(items));
        one.Writer.TryWrite("a1");
        Assert.Equal("a1", await NextAsync(items));
        one.Writer.Complete();
        two.Writer.TryWrite("b2");
        Assert.Equal("b2", await NextAsync(items));
        two.Writer.Complete();
        Assert.False(await items.MoveNextAsync());
    }

    [Fact]
    public async Task Stream_LetsNobodyStarve()
    {
        var items = await Merge(Endless("a"), Endless("b")).Take(1_000).ToArrayAsync(Token);

        Assert.Equal(500, items.Count(static item => item == "a"));
    }

    [Fact]
    public async Task ErrorOfOneStream_EndsAll_AndDisposesThem()
    {
        var ended = new TaskCompletionSource();
        var merged = Merge(Waiting(ended), Failing());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await merged.ToArrayAsync(Token));

        Assert.Equal("no more", error.Message);
        await ended.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task ConsumerThatLeaves_EndsAll_AndWaitsForNobodyWhoDoesNotReact()
    {
        var (ended, stuck) = (new TaskCompletionSource(), new TaskCompletionSource());
        var merged = Merge(Waiting(ended), Endless("b"), Deaf(stuck.Task));

        Assert.Equal("b", await merged.FirstAsync(Token));

        await ended.Task.WaitAsync(Token);
        stuck.SetResult();
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<string> items)
    {
        Assert.True(await items.MoveNextAsync());
        return items.Current;
    }

    private static IAsyncEnumerable<string> Merge(params ChannelReader<string>[] readers) =>
        Merge([.. readers.Select(static reader => reader.ReadAllAsync(Token))]);

    private static IAsyncEnumerable<string> Merge(params IAsyncEnumerable<string>[] streams) =>
        new AllStep([.. streams.Select(static stream => new TargetStep(stream))]).Stream(
            0, 0, static (target, _, _) => (IAsyncEnumerable<string>)target, Token);

    private static async IAsyncEnumerable<string> Endless(string item)
    {
        while (true)
        {
            await Task.CompletedTask;
            yield return item;
        }
    }

    private static async IAsyncEnumerable<string> Failing()
    {
        yield return "last";
        await Task.Yield();
        throw new InvalidOperationException("no more");
    }

    private static async IAsyncEnumerable<string> Waiting(
        TaskCompletionSource ended, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            yield return "never";
        }
        finally
        {
            ended.SetResult();
        }
    }

    private static async IAsyncEnumerable<string> Deaf(Task until)
    {
        await until;
        yield return "late";
    }
}
