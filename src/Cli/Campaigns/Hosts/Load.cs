using Mortise.Campaign;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>
/// A caller of one lane that mixes short calls, suspended calls and streams, each with an id of its own, until it is
/// told to end. Several can use it at once.
/// </summary>
internal sealed class Load(CampaignHost host, Lane lane)
{
    private const int StreamLength = 3;

    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(1);

    private readonly IWork _work = host.WorkOf(lane);

    private CallersLedger Ledger => host.Callers;

    public async Task CallAsync(CancellationToken end)
    {
        for (var turn = 0; !end.IsCancellationRequested; turn++)
        {
            await lane.Turnstile.EnterAsync().ConfigureAwait(false);
            try
            {
                await CallAsync(turn % 3).ConfigureAwait(false);
            }
            finally
            {
                lane.Turnstile.Leave();
            }

            // Others have their turn; and who is refused does not ask at once again.
            await Task.Delay(_pace, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task CallAsync(int way)
    {
        var count = way == 2 ? StreamLength : 1;
        var first = Ledger.Issue(lane.Number, count, CallPurpose.Load);
        var next = first;
        try
        {
            switch (way)
            {
                case 0:
                    Ledger.Accept(first, await _work.DoAsync(first).ConfigureAwait(false));
                    break;
                case 1:
                    Ledger.Accept(first, await _work.DoSlowlyAsync(first).ConfigureAwait(false));
                    break;
                default:
                    await foreach (var line in _work.DoManyAsync(first, count).ConfigureAwait(false))
                    {
                        Ledger.Accept(next++, line);
                    }

                    break;
            }

            host.NoteAnswer();
        }
        catch (Exception error)
        {
            for (; next < first + count; next++)
            {
                Ledger.Settle(next, CallOutcomes.Of(error));
            }
        }
    }
}
