namespace Mortise;

/// <summary>
/// Takes another configuration while it runs. A plug-in without this role, or one that says no, gets it by an update to
/// its own version, beside itself; one that says yes keeps its generation, its calls and its routes.
/// </summary>
/// <typeparam name="TConfig">The configuration record that its constructor takes.</typeparam>
public interface IReconfigure<TConfig>
    where TConfig : notnull
{
    /// <summary>
    /// Applies a configuration, all of it or nothing. Runs after <see cref="IActivate"/>, beside operations, events,
    /// background work and health probes, and never twice at a time; a call that is inside meanwhile may see either
    /// configuration, and should see one of them throughout. If the update is rolled back later, or this fails, the
    /// former configuration is given to it in the same way. A plug-in that fails or refuses then, or that has not come
    /// back by the deadline, is restarted with the former one.
    /// </summary>
    /// <param name="config">The whole one, as valid as that of a start; it may be what the plug-in has.</param>
    /// <param name="cancellation">Cancelled when the deadline of the step, that of a start, has passed.</param>
    /// <returns>
    /// True when it has been applied; false when this change needs a start, and nothing has changed.
    /// </returns>
    ValueTask<bool> ReconfigureAsync(TConfig config, CancellationToken cancellation);
}
