using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// What runs of a plug-in instance. Changes under the kernel's lock only. During an update there are two of one
/// instance: the one that serves has the instance's name, the other stands beside it under a name of its own.
/// </summary>
/// <param name="number">Which start of the instance it is.</param>
/// <param name="deployment">What was started.</param>
/// <param name="account">Its calls as a provider.</param>
internal sealed class RunningGeneration(int number, PluginDeployment deployment, CallAccount account)
{
    public int Number => number;

    /// <summary>What was started; with another configuration once it has taken that as it runs.</summary>
    public PluginDeployment Deployment { get; set; } = deployment;

    public InstanceModel Model => Deployment.Model;

    /// <summary>Has a lock of its own.</summary>
    public CallAccount Account => account;

    /// <summary>The name by which the resolver knows it.</summary>
    public string ResolvedAs { get; set; } = deployment.Name;

    /// <summary>The generation; null for the host itself.</summary>
    public IGeneration? Generation { get; init; }

    /// <summary>Its ends of routes as a consumer, in the order of the manifest.</summary>
    public ImmutableArray<ConsumerRoute> Routes { get; set; } = [];

    /// <summary>What it provides, in the order of the manifest; empty until it serves.</summary>
    public ImmutableArray<Provision> Provides { get; set; } = [];

    /// <summary>Whether it serves; routes lead to it from then on.</summary>
    public bool IsServing { get; set; }

    /// <summary>How many health probes have failed in a row; the heartbeat's own.</summary>
    public int MissedBeats { get; set; }

    /// <summary>Ends its background work.</summary>
    public CancellationTokenSource Background { get; private set; } = new();

    /// <summary>Its background work.</summary>
    public Task BackgroundWork { get; set; } = Task.CompletedTask;

    /// <summary>Lets background work begin anew after it has been ended.</summary>
    public void RenewBackground() => Background = new CancellationTokenSource();
}
