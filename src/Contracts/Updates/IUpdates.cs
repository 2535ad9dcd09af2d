using System.Collections.Immutable;
using Mortise.Administration;

namespace Mortise.Updates;

/// <summary>
/// Replaces plug-ins while they serve. An update is a transaction of the host: it has an id, goes on when whoever began
/// it has left, and ends either with the new version or with the old one, as if nothing had happened.
/// </summary>
[Contract("mortise.updates", 1, 0)]
public interface IUpdates
{
    /// <summary>Begins an update; returns as soon as the package has been read and the update is on its way.</summary>
    [Throws<UnknownPluginException>]
    [Throws<RefusedException>]
    ValueTask<UpdateReport> BeginAsync(UpdateRequest request, CancellationToken cancellation = default);

    /// <summary>
    /// Gives an instance another configuration, by an update to the version that it has: calls are served throughout,
    /// what it remembers is handed over, nobody else is touched, and if it refuses the configuration it is as it was.
    /// </summary>
    /// <param name="plugin">The name of the instance.</param>
    /// <param name="config">The whole configuration, as a JSON object.</param>
    /// <param name="cancellation">Gives up waiting for the beginning.</param>
    [Throws<UnknownPluginException>]
    [Throws<RefusedException>]
    ValueTask<UpdateReport> ConfigureAsync(string plugin, string config, CancellationToken cancellation = default);

    /// <summary>The updates that are on their way and the last ones that have ended, newest first.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ImmutableArray<UpdateReport>> ListAsync(CancellationToken cancellation = default);

    /// <summary>
    /// The update as it is now, then again whenever it changes, and each second; ends when it has ended.
    /// </summary>
    [Throws<RefusedException>]
    IAsyncEnumerable<UpdateReport> WatchAsync(string id, CancellationToken cancellation = default);

    /// <summary>Rolls an update back that has not been committed; returns when the old version serves.</summary>
    [Throws<RefusedException>]
    ValueTask<UpdateReport> CancelAsync(string id, CancellationToken cancellation = default);

    /// <summary>
    /// Ends the canary and the watch of an update early, or lets it pass through them when it comes there; returns when
    /// it has ended. No other phase is left out: it may still be rolled back.
    /// </summary>
    [Throws<RefusedException>]
    ValueTask<UpdateReport> PromoteAsync(string id, CancellationToken cancellation = default);
}
