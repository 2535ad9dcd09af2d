namespace Mortise.Runtime;

/// <summary>
/// Spare objects of one kind: one for each thread, and a few for threads that take what others gave. Whatever does not
/// fit is left to the garbage collector.
/// </summary>
internal static class Pool<TItem>
    where TItem : class
{
    private static readonly TItem?[] _shared = new TItem?[16];

    [ThreadStatic]
    private static TItem? t_own;

    public static TItem? TryTake()
    {
        if (t_own is { } own)
        {
            t_own = null;
            return own;
        }

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
        if (t_own is null)
        {
            t_own = item;
            return;
        }

        foreach (ref var place in _shared.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, item, null) is null)
            {
                return;
            }
        }
    }
}
