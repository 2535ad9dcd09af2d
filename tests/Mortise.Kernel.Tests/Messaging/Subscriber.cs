using System.Threading.Channels;
using Mortise.Kernel.Messaging;

namespace Mortise.Kernel.Tests.Messaging;

/// <summary>A subscriber that notes what it takes, and does what the test says before.</summary>
internal sealed class Subscriber(Func<Tick, CancellationToken, Task>? before = null)
{
    private readonly Channel<Tick> _taken = Channel.CreateUnbounded<Tick>();

    public async Task DeliverAsync(object item, CancellationToken cancellation)
    {
        var tick = (Tick)item;
        if (before is not null)
        {
            await before(tick, cancellation);
        }

        _taken.Writer.TryWrite(tick);
    }

    public async Task<Tick[]> TakeAsync(int count)
    {
        var ticks = new Tick[count];
        for (var index = 0; index < count; index++)
        {
            ticks[index] = await _taken.Reader.ReadAsync();
        }

        return ticks;
    }

    /// <summary>What it took up to now.</summary>
    public Tick[] TakeAll()
    {
        var ticks = new List<Tick>();
        while (_taken.Reader.TryRead(out var tick))
        {
            ticks.Add(tick);
        }

        return [.. ticks];
    }

    public EventDelivery Delivery => DeliverAsync;
}
