using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mortise.Kernel;

namespace Mortise.Testing;

/// <summary>Keeps what the kernel tells. Safe for concurrent use.</summary>
internal sealed class ObservedRecords : IKernelObserver
{
    private readonly ConcurrentQueue<KernelRecord> _records = new();

    public void Observe(KernelRecord record) => _records.Enqueue(record);

    public ImmutableArray<TRecord> Of<TRecord>()
        where TRecord : KernelRecord =>
        [.. _records.OfType<TRecord>()];
}
