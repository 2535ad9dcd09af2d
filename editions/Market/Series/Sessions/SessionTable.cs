namespace Market.Series.Sessions;

/// <summary>
/// The open sessions of a plug-in, by number. Opening and closing copy the table under a lock; finding, which happens
/// once per bar, is one read of a volatile field. A number is used once only: a closed session stays unknown.
/// </summary>
public sealed class SessionTable<TSession>
    where TSession : class
{
    private readonly Lock _gate = new();
    private volatile Entry[] _entries = [];
    private int _opened;

    /// <summary>Opens a session and returns its number.</summary>
    public long Open(TSession session)
    {
        lock (_gate)
        {
            var index = Array.FindIndex(_entries, entry => entry.Session is null);
            var copy = new Entry[index < 0 ? _entries.Length + 1 : _entries.Length];
            _entries.CopyTo(copy, 0);
            index = index < 0 ? _entries.Length : index;

            // The place below, the count above: a reader finds the place without a search.
            var number = ((long)++_opened << 32) | (uint)index;
            copy[index] = new Entry(number, session);
            _entries = copy;
            return number;
        }
    }

    /// <summary>The session of a number; null when it is not open.</summary>
    public TSession? Find(long number)
    {
        var entries = _entries;
        var index = (uint)number;
        return index < (uint)entries.Length && entries[index].Number == number ? entries[index].Session : null;
    }

    /// <summary>Closes a session and returns it; null when it is not open.</summary>
    public TSession? Close(long number)
    {
        lock (_gate)
        {
            var session = Find(number);
            if (session is not null)
            {
                var copy = (Entry[])_entries.Clone();
                copy[(uint)number] = default;
                _entries = copy;
            }

            return session;
        }
    }

    /// <summary>Closes all sessions and returns them.</summary>
    public IReadOnlyList<TSession> CloseAll()
    {
        lock (_gate)
        {
            var open = _entries.Select(entry => entry.Session).OfType<TSession>().ToArray();
            _entries = [];
            return open;
        }
    }

    private readonly record struct Entry(long Number, TSession? Session);
}
