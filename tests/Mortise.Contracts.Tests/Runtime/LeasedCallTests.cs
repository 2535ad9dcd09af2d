using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

public sealed class LeasedCallTests
{
    [Fact]
    public async Task ManySuspendedCallsEndInAnyOrderWithTheirOwnResults()
    {
        var answers = Enumerable.Range(0, 100).Select(_ => new TaskCompletionSource<int>()).ToArray();
        var route = new ClerkRoute(new ScriptedClerk { Add = (left, _, _) => new ValueTask<int>(answers[left].Task) });
        for (var round = 0; round < 3; round++)
        {
            var calls = answers.Select((_, index) => route.Port.AddAsync(index, 0).AsTask()).ToArray();
            foreach (var index in Enumerable.Range(0, answers.Length).OrderBy(static index => index * 37 % 100))
            {
                answers[index].SetResult(index);
            }

            Assert.Equal(Enumerable.Range(0, answers.Length), await Task.WhenAll(calls));
            answers = [.. answers.Select(static _ => new TaskCompletionSource<int>())];
        }

        Assert.True(route.SwapAsync(new ScriptedClerk()).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AResultIsTakenOnce()
    {
        var answer = new TaskCompletionSource<int>();
        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new ValueTask<int>(answer.Task) });
#pragma warning disable CA2012 // to take it twice is the point
        var call = route.Port.AddAsync(1, 2);
        Assert.Throws<InvalidOperationException>(() => call.GetAwaiter().GetResult());
        answer.SetResult(3);

        Assert.Equal(3, await call);
        Assert.Throws<InvalidOperationException>(() => call.GetAwaiter().GetResult());
#pragma warning restore CA2012
    }

    [Fact]
    public async Task AProviderWhoseOwnSourceRefusesToWaitIsAtFault()
    {
        var route = new ClerkRoute(new ScriptedClerk { File = static (_, _) => new ValueTask(new Refusing(), 0) });

        await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.FileAsync("a paper"));
        Assert.True(route.SwapAsync(new ScriptedClerk()).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AProviderThatTellsTwiceOfItsCompletionEndsTheLeaseOnce()
    {
        var source = new Stammering();
        var route = new ClerkRoute(new ScriptedClerk { File = (_, _) => new ValueTask(source, 0) });
        var call = route.Port.FileAsync("a paper");

        source.Tell();

        await call;
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), route.Total(ClerkRoute.File));
        Assert.True(route.SwapAsync(new ScriptedClerk()).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task ASuspendedCallAllocatesNothingOnceItIsWarm()
    {
        var turnstile = new Turnstile();
        var route = new ClerkRoute(new ScriptedClerk { File = (_, _) => turnstile.PassAsync() });
        void CallTimes(int times)
        {
            for (var time = 0; time < times; time++)
            {
                var call = route.Port.FileAsync("a paper");
                turnstile.Open();
                Assert.True(call.IsCompletedSuccessfully);
                call.GetAwaiter().GetResult();
            }
        }

        CallTimes(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CallTimes(100);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        await route.SwapAsync(new ScriptedClerk());
    }

    /// <summary>Tells of its completion again while it is asked for its result.</summary>
    private sealed class Stammering : System.Threading.Tasks.Sources.IValueTaskSource
    {
        private Action? _tell;
        private bool _completed;

        public void Tell()
        {
            _completed = true;
            _tell!();
        }

        public void GetResult(short token)
        {
            var again = _tell;
            _tell = null;
            again?.Invoke();
        }

        public System.Threading.Tasks.Sources.ValueTaskSourceStatus GetStatus(short token) => _completed
            ? System.Threading.Tasks.Sources.ValueTaskSourceStatus.Succeeded
            : System.Threading.Tasks.Sources.ValueTaskSourceStatus.Pending;

        public void OnCompleted(
            Action<object?> continuation,
            object? state,
            short token,
            System.Threading.Tasks.Sources.ValueTaskSourceOnCompletedFlags flags) =>
            _tell = () => continuation(state);
    }

    private sealed class Refusing : System.Threading.Tasks.Sources.IValueTaskSource
    {
        public void GetResult(short token) => throw new InvalidOperationException("never");

        public System.Threading.Tasks.Sources.ValueTaskSourceStatus GetStatus(short token) =>
            System.Threading.Tasks.Sources.ValueTaskSourceStatus.Pending;

        public void OnCompleted(
            Action<object?> continuation,
            object? state,
            short token,
            System.Threading.Tasks.Sources.ValueTaskSourceOnCompletedFlags flags) =>
            throw new InvalidOperationException("refused");
    }
}
