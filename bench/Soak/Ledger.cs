using System.Collections.Concurrent;
using Fixture.Writer;

namespace Mortise.Bench.Soak;

/// <summary>
/// The book of the application, in which a line stays only until its caller has been answered: what is left in the end
/// was written and not answered, or written once more afterwards. Safe for concurrent use.
/// </summary>
internal sealed class Ledger(TurnThreads turns) : IBook
{
    private readonly ConcurrentDictionary<long, int> _written = new();
    private long _lost;
    private long _duplicated;

    /// <summary>What takes turns.</summary>
    public TurnThreads Turns => turns;

    /// <summary>Calls that were not answered, and answers to what nobody wrote.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Lines that were written more than once, or answered out of turn.</summary>
    public long Duplicated => Interlocked.Read(ref _duplicated) + _written.Count;

    public ValueTask NoteAsync(long id, string build, CancellationToken cancellation = default)
    {
        _written.AddOrUpdate(id, 1, static (_, times) => times + 1);
        return default;
    }

    /// <summary>Ends on another thread, after others have had their turn.</summary>
    public async ValueTask WaitAsync(long id, CancellationToken cancellation = default)
    {
        for (var turn = 0; turn < id % 7; turn++)
        {
            await turns.Next();
        }
    }

    /// <summary>Its caller has been answered.</summary>
    public void Settle(long expected, Line answer)
    {
        if (answer.Id != expected || !_written.TryRemove(expected, out var times))
        {
            Lose();
        }
        else if (times != 1)
        {
            Interlocked.Increment(ref _duplicated);
        }
    }

    public void Lose() => Interlocked.Increment(ref _lost);
}
