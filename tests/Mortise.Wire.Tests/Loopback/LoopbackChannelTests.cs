using System.Runtime.CompilerServices;
using Mortise.Payloads;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Wire.Tests.Loopback;

public sealed class LoopbackChannelTests
{
    private static readonly EchoRuntime _newer = new(2, "Sum", "Count", "Echo", "Ping");
    private static readonly EchoRuntime _older = new(1, "Echo", "Ping", "Count", "Sum");
    private readonly Ambient _ambient = new();

    public static TheoryData<PayloadFormat> Formats => [JsonPayloadFormat.Instance, MessagePackPayloadFormat.Instance];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Call_ReachesTheOperationOfThatName_WhateverItsNumber(PayloadFormat format)
    {
        var port = Connect(new Echo(_ambient), format: format);
        Assert.Equal("hello", await port.EchoAsync("hello", default));
        await port.PingAsync(default);
        Assert.Equal([0L, 1L, 2L], await port.CountAsync(3, default).ToListAsync());
        Assert.Equal(6, await port.SumAsync(Numbers(3), default));
    }

    [Fact]
    public async Task OperationThatTheProviderLacks_IsNotProvided_AndBothVersionsAreNamed()
    {
        var port = Connect(new Echo(_ambient), provider: new EchoRuntime(0, "Ping"));
        var call = await Assert.ThrowsAsync<UnavailableException>(async () => await port.EchoAsync("", default));
        Assert.Equal(UnavailableReason.NotProvided, call.Reason);
        Assert.Equal(
            "The provider does not have the operation Echo: the caller was built with tests.echo 1.2, the provider "
            + "with tests.echo 1.0. Update the provider, or do without the operation.",
            call.Message);
        var items = port.CountAsync(3, default);
        var stream = await Assert.ThrowsAsync<UnavailableException>(async () => await items.ToListAsync());
        Assert.Contains("Count", stream.Message);
        await port.PingAsync(default);
    }

    [Fact]
    public void OperationMap_BetweenDifferentContracts_IsRefused()
    {
        var other = _older.Model with { Major = 2 };
        Assert.Throws<ArgumentException>(() => new OperationMap(_newer.Model, other));
        Assert.Throws<ArgumentException>(
            () => new OperationMap(_newer.Model, _older.Model with { Name = "tests.other" }));
    }

    [Fact]
    public async Task DeclaredError_ArrivesTyped()
    {
        var port = Connect(new Echo(_ambient) { OnEcho = (_, _) => throw new NoEchoException("vacuum") });
        var error = await Assert.ThrowsAsync<NoEchoException>(async () => await port.EchoAsync("", default));
        Assert.Equal("vacuum", error.Reason);
    }

    [Fact]
    public async Task ForeignException_ArrivesAsText()
    {
        var port = Connect(new Echo(_ambient) { OnEcho = (_, _) => throw new InvalidTimeZoneException("lost") });
        var error = await Assert.ThrowsAsync<FaultedException>(async () => await port.EchoAsync("", default));
        Assert.Equal("echo", error.Provider);
        Assert.Equal("System.InvalidTimeZoneException: lost", error.Fault);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task Cancellation_Crosses()
    {
        using var source = new CancellationTokenSource();
        var port = Connect(new Echo(_ambient)
        {
            OnEcho = async (_, cancellation) =>
            {
                var never = new TaskCompletionSource<string>();
                await using var registration = cancellation.Register(() => never.TrySetCanceled(cancellation));
                await source.CancelAsync();
                return await never.Task;
            },
        });
        var call = await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await port.EchoAsync("", source.Token));
        Assert.Equal(source.Token, call.CancellationToken);
        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await port.CountAsync(3, source.Token).ToListAsync());
        await Assert.ThrowsAsync<OperationCanceledException>(
            async () =>
                await port.CountAsync(3, default).WithCancellation(source.Token).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task Provider_SeesNoAmbientStateOfTheCaller_InCallsAndAtEveryItem()
    {
        var port = Connect(new Echo(_ambient));
        await Under(new SynchronizationContext(), async () =>
        {
            _ambient.Leave("caller");
            await port.EchoAsync("hello", default);
            await port.PingAsync(default);
            await foreach (var item in port.CountAsync(4, default))
            {
                _ambient.Leave("caller");
                SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            }

            await port.SumAsync(Numbers(1), default);
        });
        Assert.Equal(10, _ambient.Seen.Count());
        Assert.All(_ambient.Seen, seen => Assert.Equal("nothing, ", seen));
    }

    [Fact]
    public async Task Caller_KeepsItsAmbientState_AndSeesNoneOfTheProvider()
    {
        var port = Connect(new Echo(_ambient));
        var context = new SynchronizationContext();
        await Under(context, async () =>
        {
            _ambient.Leave("caller");
            var call = port.PingAsync(default);
            Assert.Same(context, SynchronizationContext.Current);
            await call;
            await port.EchoAsync("hello", default);
            Assert.Equal("caller", _ambient.Local);
            await foreach (var item in port.CountAsync(4, default))
            {
                Assert.Equal("caller", _ambient.Local);
            }
        });
    }

    [Fact]
    public async Task StreamOfTheCaller_FailingInItsProvider_ReachesTheProviderAsText()
    {
        Exception? seen = null;
        var provider = new Listener(async numbers =>
        {
            seen = await Record.ExceptionAsync(async () => await numbers.ToListAsync());
            return -1;
        });
        Assert.Equal(-1, await Connect(provider).SumAsync(Failing(), default));
        var fault = Assert.IsType<FaultedException>(seen);
        Assert.Equal("System.InvalidTimeZoneException: the caller's own", fault.Fault);
        Assert.Contains("fault of the caller", fault.Message);
    }

    [Fact]
    public async Task StreamOfTheCaller_IsDisposed_WhenTheProviderStopsEarly()
    {
        var provider = new Listener(async numbers => await numbers.FirstAsync());
        Assert.Equal(1, await Connect(provider).SumAsync(Numbers(100), default));
        Assert.Equal(2, _ambient.Seen.Count());
    }

    private static async Task Under(SynchronizationContext context, Func<Task> action)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            await action().ConfigureAwait(false);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private static IEcho Connect(IEcho target, EchoRuntime? provider = null, PayloadFormat? format = null)
    {
        var dispatcher = (provider ?? _older).CreateDispatcher(target, "echo");
        var map = new OperationMap(_newer.Model, dispatcher.Contract.Model);
        var channel = new LoopbackChannel(dispatcher, format ?? MessagePackPayloadFormat.Instance, map);
        return (IEcho)_newer.CreateEncodingPort(channel);
    }

    private async IAsyncEnumerable<long> Numbers(
        long to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var number = 1L; number <= to; number++)
            {
                _ambient.Look();
                await Task.Yield();
                yield return number;
            }
        }
        finally
        {
            _ambient.Look();
        }
    }

    private static async IAsyncEnumerable<long> Failing()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidTimeZoneException("the caller's own");
    }

    private sealed class Listener(Func<IAsyncEnumerable<long>, Task<long>> listen) : IEcho
    {
        public ValueTask<string> EchoAsync(string text, CancellationToken cancellation) => new(text);

        public ValueTask PingAsync(CancellationToken cancellation) => default;

        public IAsyncEnumerable<long> CountAsync(long to, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public async ValueTask<long> SumAsync(IAsyncEnumerable<long> numbers, CancellationToken cancellation) =>
            await listen(numbers);
    }
}
