namespace Mortise;

/// <summary>Work that goes on beside the operations, for as long as the plug-in is active.</summary>
public interface IBackgroundWork
{
    /// <summary>
    /// Started once after activation. Ends when the token is cancelled, which happens before <see cref="IStop"/>. To
    /// return earlier is fine; a fault is a fault of the plug-in.
    /// </summary>
    /// <param name="cancellation">Cancelled when the plug-in is being stopped.</param>
    ValueTask RunAsync(CancellationToken cancellation);
}
