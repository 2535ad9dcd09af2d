namespace Mortise;

/// <summary>The beginning of the end: no call comes any more, and those inside are waited for.</summary>
public interface IDrain
{
    /// <summary>
    /// Runs once, beside the calls that are still inside: the moment to end those that would not end by themselves,
    /// such as streams. They may still need everything else; giving that up is for <see cref="IStop"/>. Its result is
    /// reported; a fault or a missed deadline does not keep the plug-in from being stopped.
    /// </summary>
    /// <param name="cancellation">Cancelled when the drain's deadline has passed.</param>
    ValueTask DrainAsync(CancellationToken cancellation);
}
