using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// What the kernel knows of a plug-in before anything of it is loaded. Immutable. Where its code is and how it is
/// constructed is the isolation host's business and travels apart.
/// </summary>
/// <param name="Id">The plug-in.</param>
/// <param name="Version">Its version.</param>
public sealed record PluginManifest(PluginId Id, PluginVersion Version)
{
    /// <summary>One sentence for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>When it is started, unless the instance says otherwise.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether its code can leave the process.</summary>
    public Unloading Unloading { get; init; }

    /// <summary>
    /// Its optional abilities: <c>prepare</c>, <c>activate</c>, <c>stop</c>, <c>health</c>, <c>background</c> …
    /// </summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>
    /// The versions of state that it can hand over and take over, its own first; none if it has none.
    /// </summary>
    public ImmutableArray<int> States { get; init; } = [];

    /// <summary>The contracts that it offers.</summary>
    public ImmutableArray<ProvidedContract> Provides { get; init; } = [];

    /// <summary>The contracts that it needs, in the order of its constructor's parameters.</summary>
    public ImmutableArray<RequiredContract> Requires { get; init; } = [];

    /// <summary>The events that it publishes.</summary>
    public ImmutableArray<EventReference> Publishes { get; init; } = [];

    /// <summary>The events that it receives.</summary>
    public ImmutableArray<EventReference> Subscribes { get; init; } = [];

    /// <summary>The JSON Schema of its configuration.</summary>
    public string ConfigSchema { get; init; } = "";
}
