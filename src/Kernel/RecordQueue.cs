using System.Collections.Concurrent;

namespace Mortise.Kernel;

/// <summary>
/// What is to be told to the observer, in the order of the changes. Records are added under the kernel's lock, or under
/// none, and raised under none. Whoever raises tells what others added too; an observer thus hears one record after the
/// other, and while it is busy with one, whoever adds the next does not wait. Safe for concurrent use.
/// </summary>
internal sealed class RecordQueue(IKernelObserver? observer)
{
    private readonly ConcurrentQueue<KernelRecord> _waiting = new();
    private int _raising;

    public void Add(KernelRecord record)
    {
        if (observer is not null)
        {
            _waiting.Enqueue(record);
        }
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear() => _waiting.Clear();

    /// <summary>Tells what waits, unless somebody is at it already, who then tells it all.</summary>
    public void Raise()
    {
        // Looked at again after the turn is given back: what was added in between is nobody else's to tell.
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _raising, 1, 0) == 0)
        {
            try
            {
                while (_waiting.TryDequeue(out var record))
                {
                    observer?.Observe(record);
                }
            }
            finally
            {
                Volatile.Write(ref _raising, 0);
            }
        }
    }
}
