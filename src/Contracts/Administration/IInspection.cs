using System.Collections.Immutable;

namespace Mortise.Administration;

/// <summary>What is there, how it does, and why.</summary>
[Contract("mortise.inspection", 1, 0)]
public interface IInspection
{
    /// <summary>The plug-in instances, ordered by name; the host itself is among them.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ImmutableArray<PluginStatus>> ListAsync(CancellationToken cancellation = default);

    /// <summary>The host and the sums over all plug-ins.</summary>
    [Operation(Idempotent = true)]
    ValueTask<HostStatus> StatusAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Why a plug-in is in the state that it is in, and which provider was chosen for each requirement.
    /// </summary>
    [Operation(Idempotent = true)]
    [Throws<UnknownPluginException>]
    ValueTask<WhyReport> WhyAsync(string plugin, CancellationToken cancellation = default);
}
