using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Mortise.Kernel.Tests.Messaging;

/// <summary>An observer that keeps what it heard.</summary>
internal sealed class Observed : IKernelObserver
{
    private readonly Channel<KernelRecord> _next = Channel.CreateUnbounded<KernelRecord>();

    public ConcurrentQueue<KernelRecord> Records { get; } = [];

    public IEnumerable<ReasonCode> Codes =>
        Records.OfType<KernelRecord.Delivery>().Select(record => record.Reason.Code);

    public void Observe(KernelRecord record)
    {
        Records.Enqueue(record);
        _next.Writer.TryWrite(record);
    }

    public async Task<KernelRecord.Delivery> NextAsync() => (KernelRecord.Delivery)await _next.Reader.ReadAsync();
}
