using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

/// <summary>What still waits inside a binding that nobody waits for any more.</summary>
public sealed class CutOffTests
{
    private const string Why = "The plug-in 'clerk' was stopped.";

    private readonly TaskCompletionSource<int> _answer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACallThatWaits_GetsTheTypedError_OnceAndIsCountedOnce()
    {
        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new(_answer.Task) });
        var call = route.Port.AddAsync(1, 2, Token).AsTask();
        var left = route.Lead(new ScriptedClerk());
        var drained = Binding.RetireAsync([left]);

        OpenCall.CutOff([left], Why);

        var error = await Assert.ThrowsAsync<CutOffException>(() => call);
        Assert.Equal(("MT4006", "clerk", Why), (error.Code, error.Provider, error.Message));
        await drained.WaitAsync(Token);
        _answer.SetResult(3);
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Add));
        Assert.Equal(3, await route.Port.AddAsync(1, 2, Token));
    }

    [Fact]
    public async Task ACommandThatWaits_GetsItToo_WhateverBecomesOfItsProvider()
    {
        var route = new ClerkRoute(new ScriptedClerk { File = (_, _) => new(_answer.Task) });
        var call = route.Port.FileAsync("x", Token).AsTask();
        var left = route.Lead(new ScriptedClerk());
        var drained = Binding.RetireAsync([left]);

        OpenCall.CutOff([left], Why);
        await Assert.ThrowsAsync<CutOffException>(() => call);
        await drained.WaitAsync(Token);
        _answer.SetException(new FormatException("ink"));

        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.File));
    }

    [Fact]
    public async Task ACallThatBeginsToWaitAfterwards_IsCutOffAtOnce()
    {
        Binding? left = null;
        var route = new ClerkRoute();
        route.Lead(new ScriptedClerk
        {
            Add = (_, _, _) =>
            {
                // The switch and the cut come while its provider has not even returned.
                left = route.Lead(new ScriptedClerk());
                _ = Binding.RetireAsync([left]);
                OpenCall.CutOff([left], Why);
                return new(_answer.Task);
            },
        });

        await Assert.ThrowsAsync<CutOffException>(async () => await route.Port.AddAsync(1, 2, Token));
        await left!.DrainAsync().WaitAsync(Token);
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Add));
    }

    [Fact]
    public async Task OnlyTheBindingsNamed_AreCutOff()
    {
        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new(_answer.Task) });
        var other = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new(_answer.Task) });
        var (cut, goesOn) = (route.Port.AddAsync(1, 2, Token).AsTask(), other.Port.AddAsync(1, 2, Token).AsTask());
        var left = route.Lead(new ScriptedClerk());
        _ = Binding.RetireAsync([left]);

        OpenCall.CutOff([left], Why);

        await Assert.ThrowsAsync<CutOffException>(() => cut);
        _answer.SetResult(7);
        Assert.Equal(7, await goesOn);
    }

    [Fact]
    public async Task AStreamThatWaitsForAnItem_GetsTheTypedError_AndThenEnds()
    {
        var route = new ClerkRoute(new ScriptedClerk { Count = (_, _) => AfterFirst() });
        await using var stream = route.Port.CountAsync(2, Token).GetAsyncEnumerator(Token);
        Assert.True(await stream.MoveNextAsync());
        var next = stream.MoveNextAsync().AsTask();
        var left = route.Lead(new ScriptedClerk());
        var drained = Binding.RetireAsync([left]);

        OpenCall.CutOff([left], Why);

        await Assert.ThrowsAsync<CutOffException>(() => next);
        await drained.WaitAsync(Token);
        Assert.False(await stream.MoveNextAsync());
        _answer.SetResult(1);
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Count));
    }

    [Fact]
    public async Task AStreamBetweenTwoItems_IsToldAtTheNextOne_AndItsProviderCleansUp()
    {
        var cleaned = new TaskCompletionSource();
        var route = new ClerkRoute(new ScriptedClerk { Count = (_, _) => CleaningUp() });
        await using var stream = route.Port.CountAsync(2, Token).GetAsyncEnumerator(Token);
        Assert.True(await stream.MoveNextAsync());
        var left = route.Lead(new ScriptedClerk());
        var drained = Binding.RetireAsync([left]);

        OpenCall.CutOff([left], Why);

        await Assert.ThrowsAsync<CutOffException>(async () => await stream.MoveNextAsync());
        Assert.True(cleaned.Task.IsCompleted);
        await drained.WaitAsync(Token);
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Count));

        async IAsyncEnumerable<int> CleaningUp()
        {
            try
            {
                yield return 1;
                yield return await _answer.Task;
            }
            finally
            {
                cleaned.SetResult();
            }
        }
    }

    [Fact]
    public async Task AProviderWhoseOwnCallWasCutOff_IsAtFaultForItAsForAnything()
    {
        var route = new ClerkRoute(new ScriptedClerk
        {
            Add = static (_, _, _) => ValueTask.FromException<int>(new CutOffException("other", Why)),
        });

        var fault = await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.AddAsync(1, 2, Token));
        Assert.Equal(("MT4004", "clerk"), (fault.Code, fault.Provider));
    }

    /// <summary>Whoever comes first ends the call; it never ends twice, and never not at all.</summary>
    [Fact]
    public async Task AnAnswerAndACutAtOnce_EndTheCallOnce()
    {
        for (var round = 0; round < 2000; round++)
        {
            var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new(answer.Task) });
            var call = route.Port.AddAsync(1, 2, Token).AsTask();
            var left = route.Lead(new ScriptedClerk());
            var drained = Binding.RetireAsync([left]);
            var cut = Task.Run(() => OpenCall.CutOff([left], Why), Token);
            answer.SetResult(3);
            await cut;

            var error = await Record.ExceptionAsync(() => call.WaitAsync(Token));
            Assert.True(error is null or CutOffException);
            await drained.WaitAsync(Token);
            var completed = call.IsCompletedSuccessfully ? 1 : 0;
            Assert.Equal(new CallCounts(1, completed, 1 - completed, 0, 0), route.Total(ClerkRoute.Add));
        }
    }

    private async IAsyncEnumerable<int> AfterFirst()
    {
        yield return 0;
        yield return await _answer.Task;
    }
}
