using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Updates;

namespace Mortise.Hosting.Editions;

/// <summary>A named instance of a plug-in in an edition. Immutable.</summary>
/// <param name="Name">Unique in the edition.</param>
/// <param name="Use">The plug-in.</param>
/// <param name="Range">The versions of it that are accepted; the highest that is there is taken.</param>
public sealed record EditionPlugin(string Name, PluginId Use, VersionRange Range)
{
    /// <summary>Its configuration as a JSON object; empty for the defaults.</summary>
    public ReadOnlyMemory<byte> Config { get; init; }

    /// <summary>The level that it runs at.</summary>
    public string Isolation { get; init; } = "inprocess";

    /// <summary>The contracts and events that it may use.</summary>
    public ImmutableHashSet<ContractId> Grants { get; init; } = [];

    /// <summary>Whether it is meant to run.</summary>
    public WantedState Wanted { get; init; }

    /// <summary>Among providers of equal version the highest rank is chosen.</summary>
    public int Rank { get; init; }

    /// <summary>When it is started; null leaves that to the plug-in.</summary>
    public Activation? Activation { get; init; }

    /// <summary>What becomes of it when it fails.</summary>
    public ChildSpec Supervision { get; init; } = ChildSpec.Default;

    /// <summary>How its updates are tried on a share of the calls first; null when they are not.</summary>
    public CanaryPlan? Canary { get; init; }

    /// <summary>Where it was written, for errors that are found later: <c>edition.json:12:5</c>.</summary>
    internal Documents.DocumentPlace Place { get; init; } = new("", 0, 0, "");

    /// <summary>The configuration with its places; null when none was written.</summary>
    internal Documents.DocumentNode? ConfigDocument { get; init; }
}
