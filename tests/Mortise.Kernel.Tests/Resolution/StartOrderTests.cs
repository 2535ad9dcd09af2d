using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

public sealed class StartOrderTests
{
    [Fact]
    public void Providers_come_first_then_the_order_of_names()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Requires("c.z"),
            Given.Plugin("b"),
            Given.Plugin("y").Provides("c.y"),
            Given.Plugin("z").Provides("c.z").Requires("c.y"));
        Assert.Equal(["b", "y", "z", "a"], StartOrder.Of(found, ["a", "b", "y", "z"]));
    }

    [Fact]
    public void What_must_be_there_is_added_and_nothing_else()
    {
        var found = Given.Resolve(
            Given.Plugin("host").Provides("c.host"),
            Given.Plugin("a").Requires("c.z").Requires("c.host").RequiresOptional("c.y").Requires("c.lazy"),
            Given.Plugin("b").Requires("c.z"),
            Given.Plugin("lazy").Provides("c.lazy") with { ActivationOverride = Activation.OnDemand },
            Given.Plugin("y").Provides("c.y"),
            Given.Plugin("z").Provides("c.z"));
        Assert.Equal(["z", "a"], StartOrder.Of(found, ["a"]));
        Assert.Equal(["y", "z", "a"], StartOrder.Of(found, ["a", "y"]));
        Assert.Equal(["lazy", "z", "a"], StartOrder.Of(found, ["a", "lazy"]));
    }

    [Fact]
    public void Routes_that_close_a_circle_have_no_say()
    {
        var found = Given.Resolve(
            Given.Plugin("a").Provides("c.a").RequiresOptional("c.b"),
            Given.Plugin("b").Provides("c.b").Requires("c.a"));
        Assert.Equal(["a", "b"], StartOrder.Of(found, ["b", "a"]));
    }

    [Fact]
    public void Lists_that_several_share_come_before_all_of_them()
    {
        var found = Given.Resolve(
            Given.Plugin("a").RequiresMany("c.x"),
            Given.Plugin("b").RequiresMany("c.x"),
            Given.Plugin("x").Provides("c.x"),
            Given.Plugin("y").Provides("c.x").Requires("c.z"),
            Given.Plugin("z").Provides("c.z"));
        Assert.Equal(["x", "z", "y", "a", "b"], StartOrder.Of(found, ["a", "b", "x", "y"]));
        Assert.Equal(["x", "a"], StartOrder.Of(found, ["a", "x"]));
    }

    [Fact]
    public void What_is_unknown_or_unresolved_is_left_out()
    {
        var found = Given.Resolve(Given.Plugin("a").Requires("c.gone"), Given.Plugin("b"));
        Assert.Equal(["b"], StartOrder.Of(found, ["a", "b", "nobody"]));
    }
}
