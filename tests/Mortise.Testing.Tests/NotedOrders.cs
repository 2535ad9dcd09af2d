using System.Collections.Concurrent;
using Acme;

namespace Mortise.Testing.Tests;

/// <summary>Keeps what it is told.</summary>
internal sealed class NotedOrders : IOrders
{
    public ConcurrentQueue<string> Notes { get; } = new();

    public ValueTask NoteAsync(string order, Quote quote, CancellationToken cancellation = default)
    {
        Notes.Enqueue($"{order} with {quote.Carrier}");
        return default;
    }
}
