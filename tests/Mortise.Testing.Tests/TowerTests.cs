using System.Collections.Immutable;
using System.Text;
using Fixture.Bell;
using Fixture.Bell.Tower;
using Mortise.Kernel.Resolution;
using Mortise.Payloads;
using Mortise.Wire;

namespace Mortise.Testing.Tests;

public sealed class TowerTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    [Theory, EveryLevel]
    public async Task BackgroundWork_FollowsVirtualTime(IsolationLevel level)
    {
        // snippet: virtual-time
        var time = new VirtualTime();
        await using var host = await TestHost.Build<TowerPlugin>()
            .WithConfig(new TowerConfig(Every: TimeSpan.FromHours(1)))
            .Provide<IAlmanac>(new Almanac())
            .WithTime(time)
            .StartAsync(level);
        await time.WhenTimersAsync(1);      // the plug-in waits now
        time.Advance(TimeSpan.FromHours(1));
        // end

        Assert.Equal("activated", (await host.NextAsync<Rung>()).Why);
        Assert.Equal(new Rung("hour", new(2000, 1, 1, 1, 0, 0, TimeSpan.Zero)), await host.NextAsync<Rung>());
        Assert.Same(time, host.Time);
    }

    [Theory, EveryLevel]
    public async Task Deadline_PassesInVirtualTime_AndTheOpenCallIsNamed(IsolationLevel level)
    {
        var time = new VirtualTime();
        var never = new TaskCompletionSource();
        var almanac = new Almanac { Released = never.Task };
        await using var host = await TestHost.Build<TowerPlugin>()
            .Provide<IAlmanac>(almanac)
            .WithTime(time)
            .StartAsync(level);

        var ring = host.Port<IBell>().RingAsync(NewYear).AsTask();
        await almanac.Called;
        time.Advance(TimeSpan.FromMinutes(2));

        await Assert.ThrowsAsync<DeadlineExceededException>(() => ring);
        var unbalanced = Assert.Throws<UnbalancedException>(host.Accounts.AssertBalanced);
        Assert.Contains(
            "'almanac' fixture.almanac/1 Feast: accepted 1 = completed 0 + failed 0 + cancelled 0 + rejected 0 "
            + "+ still inside 1",
            unbalanced.Message,
            StringComparison.Ordinal);
        never.SetResult();
    }

    [Theory, EveryLevel]
    public async Task OperationThatFailsOpen_IsNullWhenNobodyAnswersInTime_AndIsCounted(IsolationLevel level)
    {
        var time = new VirtualTime();
        var released = new TaskCompletionSource();
        var almanac = new Almanac { Released = released.Task };
        await using var host = await TestHost.Build<TowerPlugin>()
            .Provide<IAlmanac>(almanac)
            .WithTime(time)
            .StartAsync(level);

        var toll = host.Port<IBell>().TollAsync(NewYear).AsTask();
        await almanac.Called;
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("dong for everybody", await toll);
        released.SetResult();
        Assert.Equal("dong for Basil", await host.Port<IBell>().TollAsync(NewYear));

        await host.Kernel.StopAsync("almanac", TestContext.Current.CancellationToken);
        Assert.Equal("dong for everybody", await host.Port<IBell>().TollAsync(NewYear));
        var open = Assert.Single(host.Kernel.FailedOpen);
        Assert.Equal(("tower", "fixture.almanac/1 Patron", 2), (open.Consumer, open.Operation, open.Calls));
        host.Accounts.AssertBalanced();
    }

    [Theory, EveryLevel]
    public async Task CallByName_OfAnOperationThatFailsOpen_IsNullInItsFormat(IsolationLevel level)
    {
        var time = new VirtualTime();
        var released = new TaskCompletionSource();
        var almanac = new Almanac { Released = released.Task };
        await using var host = await TestHost.Build<TowerPlugin>()
            .Provide<IAlmanac>(almanac)
            .WithTime(time)
            .StartAsync(level);
        var route = await host.Kernel.FindRouteAsync(
            "tower", ContractId.Parse("fixture.almanac/1"), "almanac", TestContext.Current.CancellationToken);
        var arguments = new Payload(JsonPayloadFormat.Instance, """{"day":"2027-01-01"}"""u8.ToArray());

        var call = route.End.CallAsync(1, arguments, [], TestContext.Current.CancellationToken).AsTask();
        await almanac.Called;
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("null", Encoding.UTF8.GetString((await call).Bytes.Span));
        Assert.Equal(1, Assert.Single(host.Kernel.FailedOpen).Calls);
        released.SetResult();
    }

    [Theory, EveryLevel]
    public async Task OpenStream_IsUnbalanced_UntilItsEnumeratorIsDisposed(IsolationLevel level)
    {
        await using var host = await TestHost.Build<TowerPlugin>().Provide<IAlmanac>(new Almanac()).StartAsync(level);
        var peal = host.Port<IBell>().PealAsync().GetAsyncEnumerator();
        await using (peal)
        {
            Assert.True(await peal.MoveNextAsync());
            var unbalanced = Assert.Throws<UnbalancedException>(host.Accounts.AssertBalanced);
            Assert.Contains("'tower' fixture.bell/1 Peal", unbalanced.Message, StringComparison.Ordinal);
        }

        host.Accounts.AssertBalanced();
    }

    [Theory, EveryLevel]
    public async Task Config_OfEveryForm_ArrivesAsTheTestMadeIt(IsolationLevel level)
    {
        var config = new TowerConfig(
            TimeSpan.FromMinutes(90),
            2.50m,
            Metal.Steel,
            new Motif.Tune("Westminster"),
            new DateOnly(1858, 4, 10),
            329.6,
            Swings: false,
            ["Ben", "Tom"],
            ImmutableDictionary<string, int>.Empty.Add("noon", 12),
            ImmutableDictionary<int, Motif>.Empty.Add(3, new Motif.Stroke(3)),
            Donor: null)
        {
            Kilometres = 8.5f,
        };
        await using var host = await TestHost.Build<TowerPlugin>()
            .Provide<IAlmanac>(new Almanac())
            .WithConfig(config)
            .StartAsync(level);

        Assert.Equal(config.Describe(), await host.Port<IBell>().ConfiguredAsync());
    }

    [Theory, EveryLevel]
    public async Task LogAndFaults_AreCaptured(IsolationLevel level)
    {
        await using var host = await TestHost.Build<TowerPlugin>().Provide<IAlmanac>(new Almanac()).StartAsync(level);
        Assert.Equal("activated", (await host.NextAsync<Rung>()).Why);

        Assert.Equal(1, host.Publish(new Wound(12)));

        Assert.Equal("wound 12", (await host.NextAsync<Rung>()).Why);
        Assert.Equal("wound 12 times", Assert.Single(host.Log).Message);
        Assert.Empty(host.Faults);
    }
}
