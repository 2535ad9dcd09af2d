using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>
/// The instance named <c>host</c>: what the application provides and requires enters the same manifest, resolver and
/// grants as that of any plug-in. It is active from the beginning and never stops.
/// </summary>
internal sealed class HostParts
{
    private readonly ImmutableArray<Provision> _provides;
    private readonly ImmutableArray<ConsumerRoute> _routes;

    private HostParts(ImmutableArray<Provision> provides, ImmutableArray<ConsumerRoute> routes)
    {
        _provides = provides;
        _routes = routes;
    }

    public static HostParts Install(InstanceTable instances, RouteTable routes)
    {
        var config = instances.Config;
        var provides = config.Host.Provides;
        var deployment = Deployment(config.Host);
        var ends = instances.Change(retired =>
        {
            instances.AddNeedsLock(deployment, static _ => default);
            instances.ResolveNeedsLock();
            instances.TryGetNeedsLock(InstanceModel.Host, out var host);
            var present = new Reason(ReasonCode.Started, "It is the application itself.");
            instances.TellNeedsLock(host!, LifecycleEvent.Start, present);
            instances.TellNeedsLock(host!, LifecycleEvent.Started, present);
            var running = new RunningGeneration(0, deployment, host!.Calls.Open(0, deployment))
            {
                Provides = provides,
                IsServing = true,
            };
            running.Routes = routes.AttachNeedsLock(
                running, [.. config.Host.Requires.Select(static required => required.Contract)], retired);
            host.Running = running;

            // It has been there from the beginning: nothing has changed that there is to tell of.
            instances.Records.Clear();
            return running.Routes;
        });
        return new HostParts(provides, ends);
    }

    public object Requirement(int index) => _routes[index].Input;

    public TContract Own<TContract>(string caller)
        where TContract : class =>
        _provides.Where(static provision => provision.Contract.Type == typeof(TContract))
            .Select(provision => (TContract)provision.TargetFor(caller)!)
            .FirstOrDefault()
        ?? throw new ArgumentException($"{typeof(TContract).Name} is not a contract of this host.");

    private static PluginDeployment Deployment(HostDeployment host)
    {
        var manifest = new PluginManifest(PluginId.Parse("mortise.host"), PluginVersion.Parse("0.1.0"))
        {
            Description = "The application itself.",
            Unloading = Unloading.Resident,
            Provides = [.. host.Provides.Select(static provision => Provided(provision.Contract.Model))],
            Requires = [.. host.Requires.Select(Required)],
        };
        return new PluginDeployment(
            new InstanceModel(InstanceModel.Host, manifest),
            InstanceModel.Host,
            new PackageFolder("", "", "", [], []),
            new PluginPaths("", "", ""));
    }

    private static ProvidedContract Provided(ContractModel model) => new(
        model.Name, new ContractVersion(model.Major, model.Minor), model.Fingerprint, model.Members);

    private static RequiredContract Required(HostRequirement requirement, int index)
    {
        var model = requirement.Contract.Model;
        return RequiredContract.Of(model, $"{model.Name}#{index}", requirement.Cardinality, requirement.Key);
    }
}
