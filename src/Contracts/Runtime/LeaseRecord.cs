namespace Mortise.Runtime;

/// <summary>
/// The pages of one thread. The owning thread alone adds pages and writes cells; the draining thread reads them. A page
/// once added stays, and so does every count in it.
/// </summary>
internal sealed class LeaseRecord
{
    private volatile LeaseCell[]?[] _pages = new LeaseCell[]?[4];

    public LeaseCell[]?[] Pages => _pages;

    public LeaseCell[] PageFor(int index)
    {
        var pages = _pages;
        if (index >= pages.Length)
        {
            Array.Resize(ref pages, Math.Max(index + 1, pages.Length * 2));
        }

        var page = pages[index] ??= new LeaseCell[LeaseCells.PageSize];
        _pages = pages;
        return page;
    }

    public long ExitedAt(int slot) => Find(slot, out var page) ? Volatile.Read(ref page[slot & LeaseCells.PageMask].Exited) : 0;

    public long EnteredAt(int slot) => Find(slot, out var page) ? Volatile.Read(ref page[slot & LeaseCells.PageMask].Entered) : 0;

    private bool Find(int slot, out LeaseCell[] page)
    {
        var pages = _pages;
        var index = slot >> LeaseCells.PageBits;
        page = (index < pages.Length ? Volatile.Read(ref pages[index]) : null) ?? [];
        return page.Length != 0;
    }
}
