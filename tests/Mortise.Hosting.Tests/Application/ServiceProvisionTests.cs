using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Hosting.Application;
using Xunit;

namespace Mortise.Hosting.Tests.Application;

public sealed class ServiceProvisionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The kernel asks under its lock, where the application's constructor has no place.</summary>
    [Fact]
    public async Task Service_IsMadeByItsFirstCall_AndNotByWhoeverLeadsARouteToIt()
    {
        var service = new Lazy<object>(static () => new Nothing());
        var provision = new ServiceProvision(InspectionRuntime.Instance, service);

        var target = (IInspection)provision.TargetFor("a")!;
        var channel = provision.ChannelFor("a", InspectionRuntime.Instance.Model);
        Assert.False(service.IsValueCreated);

        Assert.Empty(await target.ListAsync(Token));
        Assert.True(service.IsValueCreated);
        var encoded = (IInspection)InspectionRuntime.Instance.CreateEncodingPort(channel);
        Assert.Empty(await encoded.ListAsync(Token));
    }

    [Fact]
    public void Service_ThatWasMade_IsCalledDirectly()
    {
        var service = new Lazy<object>(static () => new Nothing());
        var provision = new ServiceProvision(InspectionRuntime.Instance, service);

        provision.Make();

        Assert.Same(service.Value, provision.TargetFor("a"));
    }

    private sealed class Nothing : IInspection
    {
        public ValueTask<ImmutableArray<PluginStatus>> ListAsync(CancellationToken cancellation) => new([]);

        public ValueTask<HostStatus> StatusAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<WhyReport> WhyAsync(string plugin, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
