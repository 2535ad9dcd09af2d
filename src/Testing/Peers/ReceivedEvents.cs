using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Mortise.Runtime;

namespace Mortise.Testing.Peers;

/// <summary>The events of one type that have arrived. Safe for concurrent use.</summary>
internal sealed class ReceivedEvents(EventModel model)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<object> _seen = new();
    private readonly Channel<object> _next = System.Threading.Channels.Channel.CreateUnbounded<object>();

    public ImmutableArray<TEvent> Seen<TEvent>() => [.. _seen.Cast<TEvent>()];

    public void Add(object item)
    {
        _seen.Enqueue(item);
        _next.Writer.TryWrite(item);
    }

    public async ValueTask<TEvent> NextAsync<TEvent>(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_patience, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return (TEvent)await _next.Reader.ReadAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"No further {model.Name} was published within {_patience.TotalSeconds:0} s; {_seen.Count} came "
                + "before.");
        }
    }
}
