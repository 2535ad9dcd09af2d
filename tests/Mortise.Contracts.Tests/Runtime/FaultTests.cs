using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

public sealed class FaultTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AForeignExceptionArrivesAsText(bool beforeItReturns)
    {
        var route = new ClerkRoute(Failing(new FormatException("ink"), beforeItReturns));

        var fault = await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.AddAsync(1, 2));

        Assert.Equal("clerk", fault.Provider);
        Assert.Equal("System.FormatException: ink", fault.Fault);
        Assert.Null(fault.InnerException);
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Add));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFaultHoldsNothingOfThePluginThatItCameFrom(bool beforeItReturns)
    {
        var (fault, type) = await CallForeignAsync(beforeItReturns);

        Assert.Equal("Foreign.Mishap: ink", fault.Fault);
        for (var pass = 0; pass < 20 && type.IsAlive; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(type.IsAlive);
        GC.KeepAlive(fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ADeclaredErrorArrivesAsAFreshCopy(bool beforeItReturns)
    {
        var thrown = new RefusedException("lunch", 3);
        var route = new ClerkRoute(Failing(thrown, beforeItReturns));

        var seen = await Assert.ThrowsAsync<RefusedException>(async () => await route.Port.AddAsync(1, 2));

        Assert.NotSame(thrown, seen);
        Assert.Equal(("lunch", 3, thrown.Message), (seen.Reason, seen.Desk, seen.Message));
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Add));
    }

    [Fact]
    public async Task AnErrorThatTheOperationDoesNotDeclareIsAFault()
    {
        var route = new ClerkRoute(
            new ScriptedClerk { File = static (_, _) => throw new RefusedException("lunch", 3) });

        await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.FileAsync("a paper"));
    }

    [Fact]
    public async Task ACancelledCallEndsWithTheTokenOfItsCaller()
    {
        using var source = new CancellationTokenSource();
        var route = new ClerkRoute(new ScriptedClerk
        {
            File = static async (_, cancellation) =>
            {
                await Task.Yield();
                throw new OperationCanceledException("of a token of my own");
            },
        });
        source.Cancel();

        var seen = await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await route.Port.FileAsync("a paper", source.Token));

        Assert.Equal(source.Token, seen.CancellationToken);
        Assert.Equal(new CallCounts(1, 0, 0, 1, 0), route.Total(ClerkRoute.File));
    }

    [Fact]
    public async Task ACancellationThatTheCallerDidNotAskForIsAFault()
    {
        var route = new ClerkRoute(Failing(new OperationCanceledException(), beforeItReturns: false));

        await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.AddAsync(1, 2));
        Assert.Equal(new CallCounts(1, 0, 1, 0, 0), route.Total(ClerkRoute.Add));
    }

    [Fact]
    public async Task ACallThatReachesNobodyIsRejectedWithTheReason()
    {
        var route = new ClerkRoute();

        var seen = await Assert.ThrowsAsync<UnavailableException>(async () => await route.Port.AddAsync(1, 2));

        Assert.Equal(UnavailableReason.NotStarted, seen.Reason);
        Assert.Equal(new CallCounts(1, 0, 0, 0, 1), route.Total(ClerkRoute.Add));
    }

    [Fact]
    public async Task WhatStepsOfTheKernelThrowArrivesAsItIs()
    {
        var route = new ClerkRoute();
        var thrown = new DeadlineExceededException("too late");
        await Binding.RetireAsync([route.Lead(Failing(thrown, beforeItReturns: false), BindingKind.Steps)]);

        Assert.Same(thrown, await Assert.ThrowsAsync<DeadlineExceededException>(
            async () => await route.Port.AddAsync(1, 2)));
    }

    [Fact]
    public async Task AProviderThatThrowsWhatTheKernelThrowsIsAtFaultItself()
    {
        var route = new ClerkRoute(Failing(new DeadlineExceededException("too late"), beforeItReturns: false));

        await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.AddAsync(1, 2));
    }

    [Fact]
    public async Task AnExceptionWhoseMessageThrowsIsAFaultLikeAnyOther()
    {
        var route = new ClerkRoute(Failing(new Mute(), beforeItReturns: true));

        var seen = await Assert.ThrowsAsync<FaultedException>(async () => await route.Port.AddAsync(1, 2));
        Assert.Contains(nameof(Mute), seen.Fault, StringComparison.Ordinal);
        Assert.True(route.SwapAsync(new ScriptedClerk()).IsCompletedSuccessfully);
    }

    private static ScriptedClerk Failing(Exception exception, bool beforeItReturns)
    {
        async ValueTask<int> FailLaterAsync()
        {
            await Task.Yield();
            throw exception;
        }

        return new ScriptedClerk { Add = (_, _, _) => beforeItReturns ? throw exception : FailLaterAsync() };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(FaultedException Fault, WeakReference Type)> CallForeignAsync(bool beforeItReturns)
    {
        var module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Foreign"), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule("Foreign");
        var builder = module.DefineType("Foreign.Mishap", TypeAttributes.Public, typeof(Exception));
        var constructor = builder.DefineConstructor(
            MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, typeof(Exception).GetConstructor([typeof(string)])!);
        code.Emit(OpCodes.Ret);
        var type = builder.CreateType();
        var mishap = (Exception)Activator.CreateInstance(type, "ink")!;

        // Not thrown by the provider itself: the runtime keeps the last exception that a thread threw until that thread
        // throws another, and of a provider's own threads nobody here can say when that is.
        var pending = new TaskCompletionSource<int>();
        if (beforeItReturns)
        {
            pending.SetException(mishap);
        }

        var route = new ClerkRoute(new ScriptedClerk { Add = (_, _, _) => new(pending.Task) });
        var call = route.Port.AddAsync(1, 2);
        pending.TrySetException(mishap);
        var fault = await Assert.ThrowsAsync<FaultedException>(async () => await call);
        await route.SwapAsync(new ScriptedClerk());
        return (fault, new WeakReference(type));
    }

    private sealed class Mute : Exception
    {
        public override string Message => throw new InvalidOperationException("no word");
    }
}
