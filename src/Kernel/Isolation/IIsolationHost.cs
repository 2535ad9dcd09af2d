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
    ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation);
}
