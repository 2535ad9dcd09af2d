using Mortise.Campaign;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>
/// The providers' book, which they write over a contract of the host's; and what the host tells them. Safe for
/// concurrent use.
/// </summary>
internal sealed class ProvidersLedger(CallersLedger callers) : ILedger
{
    private const int EndShift = 8;
    private const int FailShift = 16;
    private const int Mask = 0xFF;

    private readonly Entries _entries = new();

    /// <summary>By name; complete before the first call.</summary>
    public Dictionary<string, Lane> Lanes { get; } = new(StringComparer.Ordinal);

    private Lane[] ByNumber => field ??= [.. Lanes.Values.OrderBy(static lane => lane.Number)];

    public Runs RunsOf(long id)
    {
        var entry = Volatile.Read(ref _entries[id]);
        return new(entry & Mask, (entry >> EndShift) & Mask, (entry >> FailShift) & Mask);
    }

    public ValueTask BeginAsync(long id, string build, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _entries[id]);
        return default;
    }

    public ValueTask EndAsync(long id, CancellationToken cancellation = default)
    {
        Interlocked.Add(ref _entries[id], 1 << EndShift);
        ByNumber[callers.LaneOf(id)].NoteEnd();
        return default;
    }

    public ValueTask FailAsync(long id, CancellationToken cancellation = default)
    {
        Interlocked.Add(ref _entries[id], 1 << FailShift);
        return default;
    }

    public async ValueTask PauseAsync(long id, CancellationToken cancellation = default) =>
        await Task.Delay(TimeSpan.FromMilliseconds(1 + (id % 3)), TimeProvider.System, CancellationToken.None)
            .ConfigureAwait(false);

    public async ValueTask HoldAsync(string instance, CancellationToken cancellation = default) =>
        await Lanes[instance].HoldAsync().ConfigureAwait(false);

    public async ValueTask<string> OrderAsync(string instance, CancellationToken cancellation = default) =>
        await Lanes[instance].NextOrderAsync(cancellation).ConfigureAwait(false);
}
