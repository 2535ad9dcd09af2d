namespace Mortise;

/// <summary>The second step of a start: take what is exclusive and begin to serve.</summary>
public interface IActivate
{
    /// <summary>Runs once, after <see cref="IPrepare"/>. Calls may arrive from the moment that it is entered.</summary>
    /// <param name="cancellation">Cancelled when the start's deadline has passed.</param>
    ValueTask ActivateAsync(CancellationToken cancellation);
}
