using System.Collections.Immutable;
using Fixture.Parcels;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Isolation.InProcess.Tests;

public sealed class RoutingTests
{
    private static readonly Parcel Light = new("p1", 3m, "AT") { Labels = ["fragile"] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryShapeOfOperation_ReachesTheProvider_AndTheAccountBalances(bool strict)
    {
        await using var test = new TestKernel(strict);
        await test.RunAsync(TestKernel.Deploy("snail", "fixture.snail", """{ "PerKilogram": 4 }"""));

        Assert.Equal(new Quote("snail", 12m), await test.Carrier.QuoteAsync(Light, Token));
        await test.Carrier.AcceptAsync(Light, Token);
        var track = test.Carrier.TrackAsync("p1", 3, Token);
        var steps = await track.Select(static position => position.Step).ToArrayAsync(Token);
        Assert.Equal([0, 1, 2], steps);
        Assert.Equal(5m, await test.Carrier.WeighAsync(Parcels(2m, 3m), Token));
        var heavy = await Assert.ThrowsAsync<TooHeavyException>(
            async () => await test.Carrier.QuoteAsync(Light with { Kilograms = 31m }, Token));
        Assert.Equal(("p1", 30m), (heavy.Parcel, heavy.Limit));

        var status = test.StatusOf("snail");
        Assert.Equal(new CallTotals(5, 4, 1, 0, 0), status.Calls);
    }

    [Fact]
    public async Task Consumer_WithEachKindOfRequirement_GetsWhatTheEditionGrants()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("cheap", "fixture.snail", """{ "PerKilogram": 1 }"""),
            TestKernel.Deploy("dear", "fixture.snail", """{ "PerKilogram": 9 }"""),
            TestKernel.Deploy("depot", "fixture.depot", grants: ["fixture.carrier/1", "fixture.parcel-lost/1"]));

        Assert.Equal("cheap", (await test.Depot.CheapestAsync(Light, Token)).Carrier);
        var all = await test.Depot.CompareAsync(Light, Token);
        Assert.Equal(["cheap=3", "dear=27"], all.Select(static each => $"{each.Key}={each.Value:0}"));
        test.AssertBalanced();
    }

    [Fact]
    public async Task WithoutTheGrant_TheConsumerIsNotResolved_AndTheReasonSaysSo()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("snail", "fixture.snail"),
            TestKernel.Deploy("depot", "fixture.depot"));

        var why = await test.Kernel.Own<IInspection>().WhyAsync("depot", Token);
        Assert.Equal((PluginState.Installed, "MT3005"), (why.Status.State, why.Code));
        var refused = await Assert.ThrowsAsync<UnavailableException>(async () => await test.Depot.HeardAsync(Token));
        Assert.Equal(UnavailableReason.NoProvider, refused.Reason);
    }

    [Fact]
    public async Task Provider_ArrivesLate_LeavesAndReturns_WhileItsConsumersStay()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("first", "fixture.snail"),
            TestKernel.Deploy("depot", "fixture.depot", grants: ["fixture.carrier/1"]));
        Assert.Single(await test.Depot.CompareAsync(Light, Token));

        await test.RunAsync(TestKernel.Deploy("second", "fixture.snail"));
        Assert.Equal(2, (await test.Depot.CompareAsync(Light, Token)).Count);

        Assert.Null((await test.Kernel.StopAsync("first", Token)).Refusal);
        Assert.Equal(["second"], (await test.Depot.CompareAsync(Light, Token)).Keys);
        Assert.Equal("second", (await test.Depot.CheapestAsync(Light, Token)).Carrier);
        Assert.Equal(PluginState.Active, test.StatusOf("depot").State);

        Assert.Null(await test.Kernel.StartAsync("first", Token));
        Assert.Equal("first", (await test.Depot.CheapestAsync(Light, Token)).Carrier);
        Assert.Equal(2, test.StatusOf("first").Generation);
    }

    [Fact]
    public async Task OnDemandProvider_IsStartedByTheFirstCall_Once()
    {
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("snail", "fixture.snail", activation: Activation.OnDemand));
        Assert.Equal(PluginState.Resolved, test.StatusOf("snail").State);

        var quotes = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => test.Carrier.QuoteAsync(Light, Token).AsTask()));

        Assert.All(quotes, static quote => Assert.Equal(6m, quote.Euros));
        var status = test.StatusOf("snail");
        Assert.Equal((PluginState.Active, 1, 16L), (status.State, status.Generation, status.Calls.Completed));
    }

    [Fact]
    public async Task RoundRobin_SharesTheCallsEvenly()
    {
        await using var test = new TestKernel(carriers: new RouteConfig(RoutePolicyKind.RoundRobin));
        await test.RunAsync(
            TestKernel.Deploy("a", "fixture.snail"),
            TestKernel.Deploy("b", "fixture.snail"),
            TestKernel.Deploy("c", "fixture.snail"));

        for (var call = 0; call < 9; call++)
        {
            await test.Carrier.QuoteAsync(Light, Token);
        }

        foreach (var name in new[] { "a", "b", "c" })
        {
            Assert.Equal(3, test.StatusOf(name).Calls.Completed);
        }
    }

    [Fact]
    public async Task Weighted_SharesTheCallsByWeight_AndLeavesOutWhoHasNone()
    {
        await using var test = new TestKernel(carriers: new RouteConfig(RoutePolicyKind.Weighted)
        {
            Weights = ImmutableDictionary<string, int>.Empty.Add("a", 3).Add("c", 0),
        });
        await test.RunAsync(
            TestKernel.Deploy("a", "fixture.snail"),
            TestKernel.Deploy("b", "fixture.snail"),
            TestKernel.Deploy("c", "fixture.snail"));

        for (var call = 0; call < 8; call++)
        {
            await test.Carrier.QuoteAsync(Light, Token);
        }

        Assert.Equal([6L, 2L, 0L], new[] { "a", "b", "c" }.Select(name => test.StatusOf(name).Calls.Completed));
    }

    [Fact]
    public async Task Fallback_AsksTheNextOne_WhenTheBestFails()
    {
        await using var test = new TestKernel(carriers: new RouteConfig(RoutePolicyKind.Fallback));
        await test.RunAsync(
            TestKernel.Deploy("a", "fixture.snail"), TestKernel.Deploy("b", "fixture.snail"));

        await test.Carrier.QuoteAsync(Light, Token);
        Assert.Null((await test.Kernel.StopAsync("a", Token)).Refusal);
        await test.Carrier.QuoteAsync(Light, Token);

        Assert.Equal([1L, 1L], new[] { "a", "b" }.Select(name => test.StatusOf(name).Calls.Completed));
    }

    [Fact]
    public async Task Keyed_KeepsEqualArgumentsWithOneProvider()
    {
        await using var test = new TestKernel(carriers: new RouteConfig(RoutePolicyKind.Keyed) { Key = "parcel" });
        await test.RunAsync([.. Enumerable.Range(0, 4).Select(n => TestKernel.Deploy($"s{n}", "fixture.snail"))]);

        for (var call = 0; call < 6; call++)
        {
            await test.Carrier.QuoteAsync(Light, Token);
        }

        Assert.Equal([6L], test.Kernel.Plugins.Select(static plugin => plugin.Calls.Completed).Where(n => n > 0));
    }

    [Fact]
    public async Task ProviderAndConsumer_OfDifferentBuildsOfAContract_WorkTogether()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("express", "fixture.express", grants: ["fixture.carrier/1"]),
            TestKernel.Deploy("depot", "fixture.depot", grants: ["fixture.carrier/1"]));

        // The depot was built against 1.0; the express, which offers 1.1, is chosen and reached through bytes.
        Assert.Equal(
            new Quote("express", 10m, new DateOnly(2026, 11, 24)), await test.Depot.CheapestAsync(Light, Token));
        var heavy = await Assert.ThrowsAsync<FaultedException>(
            async () => await test.Depot.CheapestAsync(Light with { Kilograms = 6m }, Token));
        Assert.Contains("TooHeavy", heavy.Fault, StringComparison.Ordinal);
        Assert.Equal(3m, await test.Carrier.WeighAsync(Parcels(2m, 3m), Token));
    }

    [Fact]
    public async Task ConsumerOfALaterMinor_IsToldWhatAnOlderProviderDoesNotHave()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("express", "fixture.express", grants: ["fixture.carrier/1"]),
            TestKernel.Deploy("snail", "fixture.snail"));
        var invocation = test.Kernel.Own<Mortise.Invocation.IInvocation>();
        var answer = await invocation.CallAsync(
            new(
                "fixture.carrier/1",
                "Insure",
                """{"parcel":{"Id":"p","Kilograms":1,"Country":"AT"}}"""u8.ToArray(),
                "express"),
            Token);
        Assert.Equal("\"others cannot\"", System.Text.Encoding.UTF8.GetString(answer.Span));
    }

    [Fact]
    public async Task Event_ReachesTheSubscribersThatAreGrantedIt()
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("snail", "fixture.snail"),
            TestKernel.Deploy("depot", "fixture.depot", grants: ["fixture.carrier/1", "fixture.parcel-lost/1"]));

        Assert.Equal(1, await test.Depot.LoseAsync("p9", Token));
        Assert.Null((await test.Kernel.StopAsync("snail", Token)).Refusal);
        while ((await test.Depot.HeardAsync(Token)).IsEmpty)
        {
            await Task.Yield();
        }

        Assert.Equal(["p9"], await test.Depot.HeardAsync(Token));
    }

    private static async IAsyncEnumerable<Parcel> Parcels(params decimal[] weights)
    {
        foreach (var weight in weights)
        {
            await Task.Yield();
            yield return Light with { Kilograms = weight };
        }
    }
}
