namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>A number per id, in pages that are made as ids are given. Safe for concurrent use.</summary>
internal sealed class Entries
{
    private const int PageBits = 16;
    private const int PageSize = 1 << PageBits;

    private readonly int[]?[] _pages = new int[PageSize][];

    public ref int this[long id] => ref Page(id)[(int)(id & (PageSize - 1))];

    private int[] Page(long id)
    {
        ref var page = ref _pages[id >> PageBits];
        if (Volatile.Read(ref page) is null)
        {
            Interlocked.CompareExchange(ref page, new int[PageSize], null);
        }

        return page!;
    }
}
