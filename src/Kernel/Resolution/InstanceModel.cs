using System.Collections.Immutable;
using Mortise.Kernel.Rights;

namespace Mortise.Kernel.Resolution;

/// <summary>One installed plug-in instance as the resolver sees it. Immutable; replaced as a whole.</summary>
/// <param name="Name">Unique in the host.</param>
/// <param name="Manifest">The plug-in.</param>
public sealed record InstanceModel(string Name, PluginManifest Manifest)
{
    /// <summary>The name of the instance that stands for the application itself.</summary>
    public const string Host = "host";

    /// <summary>The contracts and events that the edition grants it.</summary>
    public ImmutableHashSet<ContractId> Grants { get; init; } = [];

    /// <summary>Whether it is meant to run.</summary>
    public WantedState Wanted { get; init; }

    /// <summary>Among providers of equal version the highest rank is chosen.</summary>
    public int Rank { get; init; }

    /// <summary>The place in the order of installation: the smaller, the older.</summary>
    public long Age { get; init; }

    /// <summary>Whether it serves now: what it requires may leave, and it goes on and provides all the same.</summary>
    internal bool IsServing { get; init; }

    /// <summary>Whether its last start failed: others are chosen before it, whatever they provide.</summary>
    internal bool HasFailed { get; init; }

    /// <summary>Whether it is a generation beside the serving one of an instance, under a name of its own.</summary>
    internal bool IsBeside { get; init; }

    /// <summary>When it is started, if the edition says so; else as the manifest says.</summary>
    public Activation? ActivationOverride { get; init; }

    /// <summary>When it is started.</summary>
    public Activation Activation => ActivationOverride ?? Manifest.Activation;

    /// <summary>Whether it stands for the application itself, which is always there and may use everything.</summary>
    public bool IsHost => Name == Host;

    /// <summary>
    /// Whether requirements of exactly one decide if it can run: not for the host, nor for what runs already.
    /// </summary>
    internal bool IsBlocking => !IsHost && !IsServing;

    /// <summary>
    /// Whether a text can name an installed instance: lowercase letters, digits, hyphens and dots, each part with a
    /// letter first; not <c>host</c> or <c>operator</c>.
    /// </summary>
    public static bool IsName(string text) => DottedName.IsValid(text) && text is not (Host or GrantTable.Operator);
}
