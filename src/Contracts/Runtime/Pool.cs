namespace Mortise.Runtime;

/// <summary>
/// A few spare objects of one kind, for threads that take what others gave. Whatever does not fit is left to the
/// garbage collector.
/// </summary>
internal static class Pool<TItem>
    where TItem : class
{
    // The process's: what one thread gives, any other may take.
    private static readonly TItem?[] _shared = new TItem?[16];

    public static TItem? TryTake()
    {
        foreach (ref var place in _shared.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } shared)
            {
                return shared;
            }
        }

        return null;
    }

    public static void Give(TItem item)
    {
        foreach (ref var place in _shared.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, item, null) is null)
            {
                return;
            }
        }
    }
}
