using Mortise.Bench.Soak;

namespace Mortise.Bench.Swap;

/// <summary>A plug-in that remembers, in two builds that hand over to each other what they do.</summary>
internal sealed class ServedKeeper : IServed
{
    private readonly Ledger _ledger = new(new TurnThreads());
    private readonly WriterHost _host;
    private long _lastId;
    private int _turn;

    public ServedKeeper()
    {
        _host = new WriterHost(_ledger, WriterBuilds.Keeping);
        _ = CallAsync(0).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>The longest wait at the gate of the last update.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Calls that were not answered, answered twice, or are not remembered.</summary>
    public async Task<long> MissingAsync()
    {
        _ = await CallAsync(0).ConfigureAwait(false);
        var line = await _host.Writer.WriteAsync(++_lastId).ConfigureAwait(false);
        _ledger.Settle(line.Id, line);
        return _ledger.Lost + _ledger.Duplicated + Math.Abs(_lastId - line.Count);
    }

    public async ValueTask<bool> CallAsync(long number)
    {
        var id = Interlocked.Increment(ref _lastId);
        var line = await _host.Writer.WriteAsync(id).ConfigureAwait(false);
        _ledger.Settle(id, line);
        return line.Id == id;
    }

    public void Update() => Waited = _host.UpdateAsync(++_turn).GetAwaiter().GetResult().LongestWait;

    public void Dispose() => _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
