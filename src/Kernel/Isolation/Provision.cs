using Mortise.Runtime;

namespace Mortise.Kernel.Isolation;

/// <summary>
/// One contract that a generation provides: the ways to reach it. The kernel asks while it leads routes, under its
/// lock: every member returns at once what is there already, waits for nobody and runs no code of a plug-in or of the
/// application.
/// </summary>
public abstract class Provision
{
    /// <summary>The contract in the provider's own build.</summary>
    public abstract ContractRuntime Contract { get; }

    /// <summary>
    /// The object to call for a consumer that holds the same build of the contract; null at levels where there is
    /// always a boundary.
    /// </summary>
    public abstract object? TargetFor(string consumer);

    /// <summary>The way over bytes, for consumers with another build and for strict mode.</summary>
    public abstract Channel ChannelFor(string consumer, ContractModel callers);
}
