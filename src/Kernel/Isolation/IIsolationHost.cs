using Mortise.Kernel.Resolution;
using Mortise.Runtime;

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

    /// <summary>
    /// Finds a contract that a plug-in provides, as the plug-in's build of it is, and runs none of the plug-in's code.
    /// Not called under a lock; it may read files.
    /// </summary>
    /// <param name="package">Where the plug-in is.</param>
    /// <param name="contract">What its manifest says that it provides.</param>
    /// <param name="instance">The instance's name, for messages.</param>
    /// <returns>Null when it cannot be told before the plug-in is started.</returns>
    ContractRuntime? FindContract(PackageFolder package, ContractId contract, string instance) => null;
}
