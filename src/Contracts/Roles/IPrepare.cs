namespace Mortise;

/// <summary>The first step of a start: get ready beside a predecessor that still serves.</summary>
public interface IPrepare
{
    /// <summary>
    /// Runs once, after the constructor and before <see cref="IActivate"/>. Takes no exclusive resource and starts no
    /// work in the background, because the predecessor may be running. A fault here fails the start.
    /// </summary>
    /// <param name="cancellation">Cancelled when the start's deadline has passed.</param>
    ValueTask PrepareAsync(CancellationToken cancellation);
}
