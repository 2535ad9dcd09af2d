using Mortise.Campaign;
using Mortise.Cli.Campaigns.Catalogue;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>
/// The callers' book: each call has an id that is given once, and ends once. Safe for concurrent use.
/// </summary>
internal sealed class CallersLedger
{
    private const int LaneShift = 8;
    private const int OutcomeMask = 0xFF;
    private const int LaneMask = 0xFF;
    private const int CommitsFault = 1 << 16;
    private const int Continues = 1 << 17;

    private readonly Entries _entries = new();
    private long _last;

    public long Last => Interlocked.Read(ref _last);

    /// <summary>Gives ids in a row: one for a call, more for the items of a stream.</summary>
    /// <param name="lane">Whom it calls.</param>
    /// <param name="count">How many.</param>
    /// <param name="purpose">What it is for.</param>
    public long Issue(int lane, int count, CallPurpose purpose)
    {
        var first = Interlocked.Add(ref _last, count) - count + 1;
        for (var item = 0; item < count; item++)
        {
            _entries[first + item] = (lane << LaneShift)
                | (purpose == CallPurpose.Fault ? CommitsFault : 0)
                | (item > 0 ? Continues : 0);
        }

        return first;
    }

    /// <summary>The caller has got that answer; one to another question is none.</summary>
    public void Accept(long id, Line answer) =>
        Settle(id, answer.Id == id ? Outcome.Completed : Outcome.Untyped);

    public void Settle(long id, Outcome outcome) => Interlocked.Or(ref _entries[id], (int)outcome);

    public Outcome OutcomeOf(long id) => (Outcome)(_entries[id] & OutcomeMask);

    public int LaneOf(long id) => (_entries[id] >> LaneShift) & LaneMask;

    /// <summary>How a call and its runs, taken together, are to be judged.</summary>
    public CallVerdict Judge(long id, Runs runs, ServicePromise promise)
    {
        var entry = _entries[id];
        var outcome = (Outcome)(entry & OutcomeMask);
        var commitsFault = (entry & CommitsFault) != 0;
        var continues = (entry & Continues) != 0;
        return runs.Begun > 1 || runs.Ended > 1 ? CallVerdict.Duplicated
            : outcome switch
            {
                Outcome.Completed => runs is { Begun: 1, Ended: 1 } ? CallVerdict.Kept : CallVerdict.Lost,
                Outcome.Open or Outcome.Untyped => CallVerdict.Lost,
                // Whoever is told that nobody ran it will ask again.
                Outcome.NotRun when runs.Begun > 0 && !continues => CallVerdict.Duplicated,
                _ when promise == ServicePromise.Throughout && !commitsFault => CallVerdict.Lost,
                _ => CallVerdict.Kept,
            };
    }
}
