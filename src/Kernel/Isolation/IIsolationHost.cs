namespace Mortise.Kernel.Isolation;

/// <summary>
/// A place where plug-ins run: the seam between the kernel, which decides, and an isolation level, which does. Safe for
/// concurrent use.
/// </summary>
public interface IIsolationHost
{
    /// <summary>The level's name in edition files, for example <c>inprocess</c>.</summary>
    string Level { get; }

    /// <summary>
    /// Loads one generation of a plug-in, without running any of its code. What cannot be loaded is a
    /// <see cref="FaultException"/>, and leaves nothing behind.
    /// </summary>
    /// <param name="request">What to load.</param>
    /// <param name="cancellation">
    /// Cancelled at the deadline of the start, after which the kernel goes on. A load that cannot be ended then is not
    /// left: it ends with what it made, and the kernel gives that up at once.
    /// </param>
    ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation);
}
