using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>Why this provider was chosen.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public void TheOnlyProvider_IsChosen()
    {
        var found = Given.Resolve(Consumer, Given.Plugin("b").Provides("c.x"));
        Expect(found.Route("a"), ReasonCode.OnlyProvider, "b");
    }

    [Fact]
    public void TheHighestCompatibleVersion_BeatsRankAndAge()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("c.x", range: "[1.0,1.9)"),
            Given.Plugin("b").Provides("c.x", "1.1") with { Rank = 9 },
            Given.Plugin("c").Provides("c.x", "1.2") with { Age = 9 },
            Given.Plugin("d").Provides("c.x", "1.9"));
        Expect(found.Route("a"), ReasonCode.HighestVersion, "c");
    }

    [Fact]
    public void TheHighestRank_BeatsAge()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x") with { Age = 1 },
            Given.Plugin("c").Provides("c.x") with { Age = 2, Rank = 1 });
        Expect(found.Route("a"), ReasonCode.HighestRank, "c");
    }

    [Fact]
    public void TheOldest_IsChosenAmongEquals()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x") with { Age = 2 },
            Given.Plugin("c").Provides("c.x") with { Age = 1 });
        Expect(found.Route("a"), ReasonCode.Oldest, "c");
    }

    [Fact]
    public void AProviderThatFailed_GivesWayToAnyOther()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x", "1.9") with { Rank = 9, HasFailed = true },
            Given.Plugin("c").Provides("c.x"));
        Expect(found.Route("a"), ReasonCode.OthersFailed, "c");
    }

    /// <summary>Those that run differ in version, but that is not why the best of them was chosen.</summary>
    [Fact]
    public void ABetterProviderThatFailed_IsTheReasonHoweverManyOthersThereAre()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x", "1.9") with { HasFailed = true },
            Given.Plugin("c").Provides("c.x", "1.2"),
            Given.Plugin("d").Provides("c.x", "1.1"),
            Given.Plugin("e").Provides("c.x", "1.8") with { HasFailed = true });
        Expect(found.Route("a"), ReasonCode.OthersFailed, "c");
        Assert.Contains("'c' takes the place of 'b', whose start failed", found.Route("a").Reason.Explanation);
    }

    [Fact]
    public void AWorseProviderThatFailed_IsNoReason()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x") with { HasFailed = true },
            Given.Plugin("c").Provides("c.x", "1.2"));
        Expect(found.Route("a"), ReasonCode.HighestVersion, "c");
    }

    [Fact]
    public void WhenAllHaveFailed_TheBestOfThemIsChosen()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x") with { HasFailed = true },
            Given.Plugin("c").Provides("c.x", "1.2") with { HasFailed = true });
        Expect(found.Route("a"), ReasonCode.HighestVersion, "c");
    }

    [Fact]
    public void WhatServes_GoesOnAndProvidesWithoutWhatItRequires()
    {
        var found = Given.Resolve(
            Consumer, Given.Plugin("b").Provides("c.x").Requires("c.gone") with { IsServing = true });
        Assert.True(found["b"].IsResolved);
        Expect(found.Route("b"), ReasonCode.NoProvider);
        Expect(found.Route("a"), ReasonCode.OnlyProvider, "b");
    }

    [Fact]
    public void TheNamedProvider_IsChosenWhateverItsRank()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("c.x", key: "b"),
            Given.Plugin("b").Provides("c.x"),
            Given.Plugin("c").Provides("c.x", "1.5") with { Rank = 9 });
        Expect(found.Route("a"), ReasonCode.Named, "b");
    }

    [Fact]
    public void RoundRobin_TakesAllCompatibleInOrderOfPreference()
    {
        var found = Given.ResolveWith(
            "c.x/1",
            RoutePolicyKind.RoundRobin,
            Consumer,
            Given.Plugin("b").Provides("c.x"),
            Given.Plugin("c").Provides("c.x", "1.1"),
            Given.Plugin("d").Provides("c.x", "2.0"));
        Expect(found.Route("a"), ReasonCode.TakeTurns, "c", "b");
        Assert.Equal(RoutePolicyKind.RoundRobin, found.Route("a").Policy);
    }

    [Fact]
    public void All_TakesEveryProviderForOnePort_WhereEveryOperationCanGoToAll()
    {
        (string, string)[] members = [("Tell", "(string text) -> void"), ("Watch", "() -> stream Order")];
        var found = Given.ResolveWith(
            "c.x/1",
            RoutePolicyKind.All,
            Given.Plugin("a").Requires("c.x", members: members),
            Given.Plugin("c").Provides("c.x", "1.1", members),
            Given.Plugin("b").Provides("c.x", members: members));
        Assert.True(found["a"].IsResolved);
        Expect(found.Route("a"), ReasonCode.EveryProvider, "b", "c");
    }

    [Theory]
    [InlineData(RoutePolicyKind.RoundRobin)]
    [InlineData(RoutePolicyKind.All)]
    public void TheNamedProvider_IsChosenWhateverThePolicy(RoutePolicyKind policy)
    {
        var found = Given.ResolveWith(
            "c.x/1",
            policy,
            Given.Plugin("a").Requires("c.x", key: "b"),
            Given.Plugin("b").Provides("c.x"),
            Given.Plugin("c").Provides("c.x"));
        Expect(found.Route("a"), ReasonCode.Named, "b");
    }

    [Theory]
    [InlineData(RoutePolicyKind.Single)]
    [InlineData(RoutePolicyKind.RoundRobin)]
    [InlineData(RoutePolicyKind.All)]
    public void Many_TakesEveryProviderByNameWhateverThePolicy(RoutePolicyKind policy)
    {
        var found = Given.ResolveWith(
            "c.x/1",
            policy,
            Given.Plugin("a").RequiresMany("c.x").Provides("c.x"),
            Given.Plugin("c").Provides("c.x", "1.1"),
            Given.Plugin("b").Provides("c.x"));
        Expect(found.Route("a"), ReasonCode.EveryProvider, "b", "c");
        Assert.Equal(RoutePolicyKind.All, found.Route("a").Policy);
    }

    [Fact]
    public void UnresolvedProvider_IsPassedOverForTheNextBest()
    {
        var found = Given.Resolve(
            Consumer,
            Given.Plugin("b").Provides("c.x", "1.9").Requires("c.gone"),
            Given.Plugin("c").Provides("c.x"));
        Expect(found.Route("a"), ReasonCode.OnlyProvider, "c");
    }

    [Fact]
    public void OptionalAndMany_WithoutProvider_StayEmptyAndSayWhy()
    {
        var found = Given.Resolve(
            Given.Plugin("a").RequiresOptional("c.x").RequiresMany("c.y").RequiresOptional("c.z").RequiresMany("c.z"),
            Given.Plugin("b").Provides("c.y").Disabled(),
            Given.Plugin("c").Provides("c.z").Requires("c.gone"));
        Assert.True(found["a"].IsResolved);
        Expect(found.Route("a"), ReasonCode.NoProvider);
        Expect(found.Route("a", 1), ReasonCode.ProviderDisabled);
        Expect(found.Route("a", 2), ReasonCode.ProviderUnresolved);
        Expect(found.Route("a", 3), ReasonCode.ProviderUnresolved);
    }

    [Fact]
    public void OptionalAndMany_WithoutGrant_StayEmpty()
    {
        var found = Given.Resolve(
            Given.Plugin("a").RequiresOptional("c.x").RequiresMany("c.x").WithoutGrants(),
            Given.Plugin("b").Provides("c.x"));
        Assert.True(found["a"].IsResolved);
        Expect(found.Route("a"), ReasonCode.NotGranted);
        Expect(found.Route("a", 1), ReasonCode.NotGranted);
    }

    [Fact]
    public void TheHost_NeedsNoGrantsAndIsNeverBlocked()
    {
        var found = Given.Resolve(
            Given.Plugin("host").Requires("c.x").Requires("c.gone").WithoutGrants(),
            Given.Plugin("b").Provides("c.x"));
        Assert.True(found["host"].IsResolved);
        Expect(found.Route("host"), ReasonCode.OnlyProvider, "b");
        Expect(found.Route("host", 1), ReasonCode.NoProvider);
    }

    private static InstanceModel Consumer => Given.Plugin("a").Requires("c.x");

    private static void Expect(RouteModel route, ReasonCode code, params string[] providers)
    {
        Assert.Equal(providers, route.Providers.ToArray());
        Assert.Equal(code, route.Reason.Code);
        Assert.EndsWith(".", route.Reason.Explanation);
    }
}
