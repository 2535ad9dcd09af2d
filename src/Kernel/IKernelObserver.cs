namespace Mortise.Kernel;

/// <summary>
/// Hears what happens in the kernel; Hosting maps it to logging and telemetry. Called on whatever thread it happens on,
/// concurrently, never under the kernel's lock. Must return promptly and not throw.
/// </summary>
public interface IKernelObserver
{
    /// <summary>Something happened.</summary>
    void Observe(KernelRecord record);
}
