using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

/// <summary>The work is counted, not timed: ten times the instances may cost ten times the steps.</summary>
public sealed class ScaleTests
{
    private const int Small = 1_000;
    private const int Large = 10_000;

    public static TheoryData<string> Shapes =>
        ["chain", "star", "crowd", "selfish", "many", "broken", "ungranted", "circle", "rivals"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Steps_grow_no_faster_than_instances(string shape)
    {
        var small = Steps(shape, Small);
        var large = Steps(shape, Large);
        Assert.InRange(large, Large, (long)(small * 1.1 * Large / Small));
        Assert.InRange(large, Large, 40 * Large);
    }

    private static long Steps(string shape, int count)
    {
        var effort = new ResolutionEffort();
        var instances = Enumerable.Range(0, count).Select(index => Make(shape, index, count)).ToArray();
        var resolution = Resolver.Resolve(instances, new Dictionary<ContractId, RoutePolicyKind>(), effort);
        var order = StartOrder.Of(resolution, instances.Select(instance => instance.Name));
        Assert.Equal(resolution.Instances.Count(found => found.IsResolved), order.Length);
        return effort.Steps;
    }

    private static InstanceModel Make(string shape, int index, int count)
    {
        var instance = Given.Plugin($"p{index}") with { Age = index };
        var isProvider = index < count / 2;
        return shape switch
        {
            // Each needs the one before it.
            "chain" => index == 0
                ? instance.Provides("c.x0")
                : instance.Provides($"c.x{index}").Requires($"c.x{index - 1}"),
            // All need the same one.
            "star" => index == 0 ? instance.Provides("c.hub") : instance.Requires("c.hub"),
            // Half provide what the other half needs one of.
            "crowd" => isProvider ? instance.Provides("c.x") : instance.Requires("c.x"),
            // All provide it, and all but one need it from another.
            "selfish" => index == 0 ? instance.Provides("c.x") : instance.Provides("c.x").Requires("c.x"),
            // Half provide what the other half takes all of.
            "many" => isProvider ? instance.Provides("c.x") : instance.RequiresMany("c.x"),
            // Half provide, in a version that the other half does not accept.
            "broken" => isProvider ? instance.Provides("c.x") : instance.Requires("c.x", "1.1"),
            // Half provide what the other half may not use.
            "ungranted" => isProvider ? instance.Provides("c.x") : instance.Requires("c.x").WithoutGrants(),
            // Half provide what they need from each other, so that nobody can begin.
            "circle" => isProvider ? instance.Provides($"c.x{index}").Requires($"c.x{(index + 1) % (count / 2)}")
                : instance.Requires($"c.x{index - (count / 2)}"),
            // Pairs of which each is the other's best provider, with two second-best ones beside them.
            _ => (index % 4) switch
            {
                0 => instance.Provides($"c.x{index / 4}", "1.5").Requires($"c.y{index / 4}"),
                1 => instance.Provides($"c.y{index / 4}", "1.5").Requires($"c.x{index / 4}"),
                2 => instance.Provides($"c.x{index / 4}"),
                _ => instance.Provides($"c.y{index / 4}"),
            },
        };
    }
}
