namespace Exploration.Scenarios.Kernel;

/// <summary>The plug-in that calls back.</summary>
internal sealed class Stamp(ILedger ledger) : IStamp
{
    public async ValueTask<int> StampAsync(CancellationToken cancellation) =>
        await ledger.CountAsync(cancellation).ConfigureAwait(false);
}
