using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>Circles that may be: optional, many-valued and host routes, and those that another choice avoids.</summary>
public sealed class CycleTests
{
    [Theory]
    [InlineData(Cardinality.Optional)]
    [InlineData(Cardinality.Many)]
    public void OptionalOrManyRoute_ThatClosesACycle_IsMarkedAndBlocksNobody(Cardinality cardinality)
    {
        var found = Given.Resolve(
            Given.Plugin("a").Provides("c.a").Requires("c.b"),
            Given.Plugin("b").Provides("c.b").Requires("c.c"),
            Given.Plugin("c").Provides("c.c").Requires("c.a", cardinality: cardinality));
        Assert.All(found.Instances, instance => Assert.True(instance.IsResolved));
        Assert.False(found.Route("a").ClosesCycle);
        Assert.False(found.Route("b").ClosesCycle);
        Assert.True(found.Route("c").ClosesCycle);
    }

    [Fact]
    public void SharedListOfProviders_ClosesACycleOnlyForThoseInIt()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Provides("c.x").RequiresMany("c.y"),
            Given.Plugin("b").Provides("c.x"),
            Given.Plugin("y").Provides("c.y").RequiresMany("c.x"),
            Given.Plugin("z").RequiresMany("c.x"));
        Assert.True(found.Route("a").ClosesCycle);
        Assert.True(found.Route("y").ClosesCycle);
        Assert.False(found.Route("z").ClosesCycle);
    }

    [Fact]
    public void HostRoute_ThatClosesACycle_IsMarked()
    {
        var found = Given.Resolve(
            Given.Plugin("host").Provides("c.orders").Requires("c.carrier"),
            Given.Plugin("snail").Provides("c.carrier").Requires("c.orders"));
        Assert.True(found["snail"].IsResolved);
        Assert.True(found.Route("host").ClosesCycle);
        Assert.False(found.Route("snail").ClosesCycle);
    }

    [Fact]
    public void BestProviders_ThatRequireEachOther_GiveWayToOthers()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Provides("c.a", "1.5").Requires("c.b"),
            Given.Plugin("b").Provides("c.b", "1.5").Requires("c.a"),
            Given.Plugin("c").Provides("c.a"),
            Given.Plugin("d").Provides("c.b"),
            Given.Plugin("e").Requires("c.a").Requires("c.b"));
        Assert.All(found.Instances, instance => Assert.True(instance.IsResolved));
        Assert.Equal(ReasonCode.AvoidsCycle, found.Route("a").Reason.Code);
        Assert.Equal(["d"], found.Route("a").Providers);
        Assert.Equal(["c"], found.Route("b").Providers);
        Assert.Equal(["a"], found.Route("e").Providers);
        Assert.Equal(["b"], found.Route("e", 1).Providers);
    }

    [Fact]
    public void ItsOwnContract_IsTakenFromAnother()
    {
        var found = Given.Resolve(
            Given.Plugin("cache").Provides("c.store", "1.5").Requires("c.store"),
            Given.Plugin("disk").Provides("c.store"));
        Assert.Equal(["disk"], found.Route("cache").Providers);
    }
}
