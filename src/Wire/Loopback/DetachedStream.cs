namespace Mortise.Wire;

/// <summary>A stream whose producer never sees the ambient state of its consumer, at no item.</summary>
internal sealed class DetachedStream<TItem>(IAsyncEnumerable<TItem> source, LoopbackContext? context = null)
    : IAsyncEnumerable<TItem>
{
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var open = new DetachedStep<IAsyncEnumerable<TItem>, IAsyncEnumerator<TItem>>(
            stream => stream.GetAsyncEnumerator(cancellationToken), source, context);
        return new Enumerator(open.Run(), context);
    }

    private sealed class Enumerator(IAsyncEnumerator<TItem> items, LoopbackContext? context) : IAsyncEnumerator<TItem>
    {
        private readonly DetachedStep<IAsyncEnumerator<TItem>, ValueTask<bool>> _move =
            new(static items => items.MoveNextAsync(), items, context);

        public TItem Current => items.Current;

        public ValueTask<bool> MoveNextAsync() => _move.Run();

        public ValueTask DisposeAsync() =>
            new DetachedStep<IAsyncEnumerator<TItem>, ValueTask>(
                static items => items.DisposeAsync(), items, context).Run();
    }
}
