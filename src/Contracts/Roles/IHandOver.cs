namespace Mortise;

/// <summary>
/// Hands what a plug-in remembers over to its next version, so that an update goes on where the former one stopped. A
/// plug-in without this role has nothing to hand over, and is updated without a pause.
/// </summary>
/// <typeparam name="TState">A data record that carries <see cref="StateAttribute"/>.</typeparam>
public interface IHandOver<TState>
    where TState : notnull
{
    /// <summary>
    /// All that the plug-in remembers. Runs while no call is inside, none is let in and no event comes; background work
    /// has ended. The plug-in may go on from here if the update fails.
    /// </summary>
    /// <param name="cancellation">Cancelled when the deadline of the step has passed.</param>
    ValueTask<TState> ExportAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes over what another version remembered, in place of what is there. Runs after <see cref="IPrepare"/> and
    /// before <see cref="IActivate"/>, and in a former version again when an update is rolled back.
    /// </summary>
    /// <param name="state">What was remembered.</param>
    /// <param name="cancellation">Cancelled when the deadline of the step has passed.</param>
    ValueTask ImportAsync(TState state, CancellationToken cancellation);

    /// <summary>
    /// Another version goes on with the state: forget it, and give up nothing that it refers to, which is the other's
    /// now. Runs in the former version when the update is committed, and in the new one when it is rolled back after
    /// <see cref="ImportAsync"/>; <see cref="IStop"/> follows. Does nothing unless implemented.
    /// </summary>
    /// <param name="cancellation">Cancelled when the deadline of the step has passed.</param>
    ValueTask ForgetAsync(CancellationToken cancellation) => default;
}
