using Mortise.Bench.Contracts;

namespace Mortise.Bench.Swap;

/// <summary>Eight callers of one port, which call as fast as they can and look at each answer.</summary>
internal sealed class Callers(IEcho port)
{
    private const int Number = 8;
    private const int CallsInTurn = 256;

    private long _lost;

    /// <summary>Calls that were not answered, or wrongly.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>They call for as long as the other work takes.</summary>
    public void During(Action work)
    {
        using var end = new CancellationTokenSource();
        var calls = Enumerable.Range(0, Number).Select(_ => Task.Run(() => CallAsync(end.Token))).ToArray();
        work();
        end.Cancel();
        Task.WaitAll(calls);
    }

    private async Task CallAsync(CancellationToken end)
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            try
            {
                if (await port.AddAsync(number, 1, CancellationToken.None).ConfigureAwait(false) != number + 1)
                {
                    Interlocked.Increment(ref _lost);
                }
            }
            catch (CallException)
            {
                Interlocked.Increment(ref _lost);
            }

            if (number % CallsInTurn == 0)
            {
                // There are more callers than processors, and each has its turn.
                await Task.Yield();
            }
        }
    }
}
