using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>Each decisive reason once, with what it names.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void NoProvider_NamesTheContract()
    {
        var found = Given.Resolve(Given.Plugin("a").Requires("shop.orders"));
        Demand(found, "a", ReasonCode.NoProvider, "a", "shop.orders/1");
    }

    [Fact]
    public void OnlyItself_IsNoProvider()
    {
        var found = Given.Resolve(Given.Plugin("a").Provides("shop.orders").Requires("shop.orders"));
        Demand(found, "a", ReasonCode.NoProvider, "a", "shop.orders/1");
        Assert.Contains("never its own provider", found["a"].Refusal!.Explanation);
    }

    [Theory]
    [InlineData("1.1", "1.2", "")]
    [InlineData("1.9", "1.0", "[1.0,1.5)")]
    [InlineData("2.0", "1.0", "")]
    public void WrongVersion_NamesBoth(string provided, string required, string range)
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders", required, range: range),
            Given.Plugin("b").Provides("shop.orders", provided));
        Demand(found, "a", ReasonCode.WrongVersion, "a", "b", "shop.orders/1");
        Assert.Contains($"provides {provided}", found["a"].Refusal!.Explanation);
        Assert.Contains($"requires shop.orders/{required}", found["a"].Refusal!.Explanation);
    }

    [Fact]
    public void A_range_that_spans_majors_binds_only_the_major_that_the_consumer_was_built_against()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders", "1.0", range: "[1.0,3.0)"),
            Given.Plugin("b").Provides("shop.orders", "2.0"));
        Demand(found, "a", ReasonCode.WrongVersion, "a", "b", "shop.orders/1");
    }

    [Fact]
    public void ChangedMember_IsNamedWithBothShapes()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders", "1.0", members: ("Place", "(Order order) -> long")),
            Given.Plugin("b").Provides("shop.orders", "1.1", ("Place", "(Order order) -> int")));
        Demand(found, "a", ReasonCode.MemberMismatch, "a", "b", "shop.orders/1");
        Assert.Contains(
            "Place is (Order order) -> long for the consumer and (Order order) -> int for the provider",
            found["a"].Refusal!.Explanation);
    }

    [Theory]
    [InlineData("1.1", "[1.0,2.0)", "() -> void")]
    [InlineData("1.2", "[1.0,2.0)", "() -> void since 1")]
    public void MissingMember_ThatThisMinorShouldHave_IsNamed(string provided, string range, string shape)
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders", "1.1", range: range, members: ("Cancel", shape)),
            Given.Plugin("b").Provides("shop.orders", provided, ("Place", "() -> void")));
        Demand(found, "a", ReasonCode.MemberMismatch, "a", "b", "shop.orders/1");
        Assert.Contains("lacks the member Cancel", found["a"].Refusal!.Explanation);
    }

    [Theory]
    [InlineData("() -> void")]
    [InlineData("() -> void since 1")]
    public void MissingMember_AddedAfterAnAcceptedOlderMinor_DoesNotBlock(string shape)
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires(
                "shop.orders", "1.1", range: "[1.0,2.0)", members: [("Place", "() -> void"), ("Cancel", shape)]),
            Given.Plugin("b").Provides("shop.orders", "1.0", ("Place", "() -> void")));
        Assert.True(found["a"].IsResolved);
    }

    [Fact]
    public void SinceMark_TakesNoPartInTheShape()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders", "1.1", members: ("Cancel", "() -> void since 1")),
            Given.Plugin("b").Provides("shop.orders", "1.2", ("Cancel", "() -> void"), ("More", "() -> void since 2")));
        Assert.True(found["a"].IsResolved);
    }

    [Fact]
    public void NotGranted_NamesTheContract()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders").WithoutGrants(), Given.Plugin("b").Provides("shop.orders"));
        Demand(found, "a", ReasonCode.NotGranted, "a", "shop.orders/1");
    }

    [Fact]
    public void Disabled_SaysSo()
    {
        var found = Given.Resolve(Given.Plugin("a").Disabled());
        Demand(found, "a", ReasonCode.Disabled, "a");
    }

    [Fact]
    public void DisabledProvider_IsNamed()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders"), Given.Plugin("b").Provides("shop.orders").Disabled());
        Demand(found, "a", ReasonCode.ProviderDisabled, "a", "b", "shop.orders/1");
    }

    [Theory]
    [InlineData("c")]
    [InlineData("nobody")]
    [InlineData("a")]
    public void NamedProvider_ThatDoesNotProvide_IsMissing(string key)
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("shop.orders", key: key).Provides("shop.orders"),
            Given.Plugin("b").Provides("shop.orders"),
            Given.Plugin("c"));
        Demand(found, "a", ReasonCode.NamedProviderMissing, "a", "shop.orders/1");
    }

    [Theory]
    [InlineData(Cardinality.One)]
    [InlineData(Cardinality.Optional)]
    public void PolicyAll_ForOnePort_IsRefused_WhereAnOperationHasOneAnswer(Cardinality cardinality)
    {
        (string, string)[] members =
            [("Cancel", "(long id) -> void"), ("Order.Id", "long"), ("Place", "(Order order) -> long since 0")];
        var found = Given.ResolveWith(
            "shop.orders/1",
            RoutePolicyKind.All,
            Given.Plugin("a").Requires("shop.orders", cardinality: cardinality, members: members),
            Given.Plugin("b").Provides("shop.orders", members: members));
        Assert.Equal(ReasonCode.PolicyNeedsMany, found.Route("a").Reason.Code);
        Assert.Contains("and Place has one answer", found.Route("a").Reason.Explanation);
        Assert.Equal(cardinality == Cardinality.Optional, found["a"].IsResolved);
    }

    [Theory]
    [InlineData("(stream Order orders) -> void", "Place takes a stream")]
    [InlineData("(long id, stream Order orders) -> stream long", "Place takes a stream")]
    [InlineData("long", "does not say which operations shop.orders/1.0 has")]
    public void PolicyAll_ForOnePort_NamesWhatPreventsIt(string shape, string obstacle)
    {
        var found = Given.ResolveWith(
            "shop.orders/1",
            RoutePolicyKind.All,
            Given.Plugin("a").Requires("shop.orders", members: ("Place", shape)),
            Given.Plugin("b").Provides("shop.orders", members: ("Place", shape)));
        Demand(found, "a", ReasonCode.PolicyNeedsMany, "a", "shop.orders/1");
        Assert.Contains(obstacle, found["a"].Refusal!.Explanation);
    }

    [Fact]
    public void ChainOfUnresolvedProviders_NamesItsTwoEndsOnly()
    {
        var chain = Enumerable.Range(0, 1_000).Select(index =>
            Given.Plugin($"p{index:000}").Provides($"c.x{index}").Requires($"c.x{index + 1}"));
        var found = Given.Resolve([.. chain]);
        Demand(found, "p999", ReasonCode.NoProvider, "p999", "c.x1000/1");
        Demand(found, "p000", ReasonCode.ProviderUnresolved, "p000", "p999", "c.x1000/1");
        Assert.InRange(found["p000"].Refusal!.Explanation.Length, 1, 400);
    }

    [Fact]
    public void A_reason_of_its_own_is_more_decisive_than_one_of_a_provider()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("c.x").Requires("c.missing"),
            Given.Plugin("b").Provides("c.x").Requires("c.gone"));
        Demand(found, "a", ReasonCode.NoProvider, "a", "c.missing/1");
    }

    [Fact]
    public void MandatoryCycle_IsNamedInOrder()
    {
        var found = Given.Resolve(
            Given.Plugin("c").Provides("c.c").Requires("c.a"),
            Given.Plugin("a").Provides("c.a").Requires("c.b"),
            Given.Plugin("b").Provides("c.b").Requires("c.c"));
        foreach (var name in (string[])["a", "b", "c"])
        {
            Demand(found, name, ReasonCode.MandatoryCycle, "a", "b", "c");
            Assert.Contains("a → b → c → a", found[name].Refusal!.Explanation);
        }
    }

    [Fact]
    public void WhatRequiresACycle_IsUnresolvedBecauseOfIt()
    {
        var found = Given.Resolve(
            Given.Plugin("z").Requires("c.a"),
            Given.Plugin("a").Provides("c.a").Requires("c.b"),
            Given.Plugin("b").Provides("c.b").Requires("c.a"));
        Demand(found, "z", ReasonCode.ProviderUnresolved, "z", "a", "b");
    }

    [Fact]
    public void LongCycle_IsAbbreviatedForPeople()
    {
        var circle = Enumerable.Range(0, 500).Select(index =>
            Given.Plugin($"p{index:000}").Provides($"c.x{index}").Requires($"c.x{(index + 1) % 500}"));
        var found = Given.Resolve([.. circle]);
        Assert.Equal(ReasonCode.MandatoryCycle.Text, found.Code("p123"));
        Assert.InRange(found["p123"].Refusal!.Explanation.Length, 1, 400);
    }

    [Fact]
    public void Two_instances_of_one_name_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Given.Resolve(Given.Plugin("a"), Given.Plugin("a")));

    private static void Demand(ResolutionModel found, string instance, ReasonCode code, params string[] conflict)
    {
        var refusal = found[instance].Refusal;
        Assert.Equal(code.Text, refusal?.Code);
        Assert.Equal(conflict, refusal!.Conflict.ToArray());
        Assert.EndsWith(".", refusal.Explanation);
    }
}
