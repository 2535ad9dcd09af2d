using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>What runs of a plug-in instance. Changes under the kernel's lock only.</summary>
internal sealed class RunningGeneration
{
    /// <summary>The generation; null for the host itself.</summary>
    public IGeneration? Generation { get; init; }

    /// <summary>Its ends of routes as a consumer, in the order of the manifest.</summary>
    public required ImmutableArray<ConsumerRoute> Routes { get; init; }

    /// <summary>What it provides, in the order of the manifest; empty until it serves.</summary>
    public ImmutableArray<Provision> Provides { get; set; } = [];

    /// <summary>Whether it serves; routes lead to it from then on.</summary>
    public bool IsServing { get; set; }

    /// <summary>Ends its background work.</summary>
    public CancellationTokenSource Background { get; } = new();

    /// <summary>Its background work.</summary>
    public Task BackgroundWork { get; set; } = Task.CompletedTask;
}
