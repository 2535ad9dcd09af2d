namespace Mortise;

/// <summary>An orderly end.</summary>
public interface IStop
{
    /// <summary>
    /// Runs once, after the last call has been drained and background work has been cancelled, before the instance is
    /// disposed. Its result is reported; a fault or a missed deadline does not keep the plug-in from being stopped.
    /// </summary>
    /// <param name="cancellation">Cancelled when the stop's deadline has passed.</param>
    ValueTask StopAsync(CancellationToken cancellation);
}
