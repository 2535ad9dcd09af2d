namespace Mortise.Kernel;

/// <summary>
/// Hears what happens in the kernel; Hosting maps it to logging and telemetry. Called on whatever thread it happens on,
/// never under a lock of the kernel. Changes of state, faults and unloads come one after the other, in the order in
/// which they happened; log entries and undelivered events come concurrently. Must return promptly and not throw.
/// </summary>
public interface IKernelObserver
{
    /// <summary>Something happened.</summary>
    void Observe(KernelRecord record);
}
