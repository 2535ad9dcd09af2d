using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

public sealed class SlotTests
{
    private static readonly ScriptedClerk _clerk = new();

    [Fact]
    public async Task ADrainedBindingGivesItsSlotsToTheNextWhichStartsAtNothing()
    {
        var route = new ClerkRoute(_clerk);
        await route.Port.AddAsync(1, 2);
        var first = route.Lead(_clerk);
        await Binding.RetireAsync([first]);
        await route.Port.AddAsync(1, 2);

        var second = route.Lead(_clerk);
        Assert.Equal(first.Slot, route.Current.Slot);
        Assert.Equal(default, route.Current.Count(ClerkRoute.Add));
        await route.Port.AddAsync(1, 2);
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), route.Current.Count(ClerkRoute.Add));
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), first.Count(ClerkRoute.Add));
        await Binding.RetireAsync([second]);
    }

    [Fact]
    public async Task AnEntryThatIsUndoneLateDelaysTheDrainAndIsInNoAccount()
    {
        var route = new ClerkRoute(_clerk);
        await route.Port.AddAsync(1, 2);
        var left = route.Lead(_clerk);

        // As a caller does that read the port just before the switch.
        LeaseCells.Of(left.Slot).Entered++;
        var drained = Binding.RetireAsync([left]);
        Assert.False(drained.IsCompleted);
        LeaseCells.Of(left.Slot).Entered--;
        LeaseRegistry.Instance.Notify(left.Slot);

        await drained;
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), left.Count(ClerkRoute.Add));
    }

    [Fact]
    public async Task AnEntryThatIsUndoneInSlotsThatWereGivenOnDisturbsNobody()
    {
        var heir = new ClerkRoute();
        var route = new ClerkRoute(_clerk);
        var left = route.Lead(_clerk);
        await Binding.RetireAsync([left]);

        // A caller that read the port before the switch is so late that another has the slots by now.
        LeaseCells.Of(left.Slot).Entered++;
        var first = heir.Lead(_clerk);
        Assert.Equal(left.Slot, heir.Current.Slot);
        await heir.Port.AddAsync(1, 2);
        var inherited = heir.Lead(_clerk);
        var drained = Binding.RetireAsync([first, inherited]);
        LeaseCells.Of(left.Slot).Entered--;
        LeaseRegistry.Instance.Notify(left.Slot);

        await drained;
        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), inherited.Count(ClerkRoute.Add));
    }

    [Fact]
    public async Task ACallStaysCountedWhenNestedCallsMakeTheCellsMore()
    {
        var nested = new List<ClerkRoute>();
        async ValueTask<int> Nest(int depth, int right, CancellationToken cancellation)
        {
            // Enough bindings that each depth needs a larger region than the one before.
            nested.AddRange(Enumerable.Range(0, 100 << depth).Select(_ => new ClerkRoute(_clerk)));
            var inner = new ClerkRoute(new ScriptedClerk { Add = Nest });
            nested.Add(inner);
            var result = depth < 5 ? await inner.Port.AddAsync(depth + 1, right, cancellation) : right;
            Assert.Equal(depth < 5 ? 1 : 0, inner.Total(ClerkRoute.Add).Completed);
            return result;
        }

        var outer = new ClerkRoute(new ScriptedClerk { Add = Nest });
        Assert.Equal(42, await outer.Port.AddAsync(0, 42));

        Assert.Equal(new CallCounts(1, 1, 0, 0, 0), outer.Total(ClerkRoute.Add));
        foreach (var route in nested)
        {
            await route.SwapAsync(_clerk);
        }

        await outer.SwapAsync(_clerk);
    }

    [Fact]
    public void ABindingThatNobodyRefersToGivesItsSlotsBack()
    {
        var slots = new HashSet<int>();
        for (var round = 0; round < 20; round++)
        {
            slots.UnionWith(ForgottenSlots());
            Collect();
        }

        // Ten at a time, and some that the collector was late with; not two hundred.
        Assert.InRange(slots.Count, 10, 100);
    }

    [Fact]
    public void AThreadTakesOverTheRecordOfOneThatIsGone()
    {
        var route = new ClerkRoute(_clerk);
        var before = LeaseRegistry.Instance.Records;
        for (var round = 1; round <= 30; round++)
        {
            var thread = new Thread(() => Call(route));
            thread.Start();
            thread.Join();
            Collect();
            Assert.Equal(round, route.Current.Count(ClerkRoute.Add).Completed);
        }

        Assert.InRange(LeaseRegistry.Instance.Records, before, before + 10);
        Assert.True(route.SwapAsync(_clerk).IsCompletedSuccessfully);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int[] ForgottenSlots()
    {
        var routes = Enumerable.Range(0, 10).Select(_ => new ClerkRoute(_clerk)).ToArray();
        foreach (var route in routes)
        {
            Call(route);
        }

        return [.. routes.Select(static route => route.Current.Slot)];
    }

    private static void Call(ClerkRoute route) => Assert.Equal(3, route.Port.AddAsync(1, 2).AsTask().Result);

    private static void Collect()
    {
        for (var pass = 0; pass < 3; pass++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
