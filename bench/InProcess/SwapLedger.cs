using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess;

/// <summary>
/// Who ran which call while another thread swaps the provider all the time. Kept by caller and provider, with an id for
/// each call; the counters of the ports are not asked.
/// </summary>
internal sealed class SwapLedger : IEcho
{
    private const int Calls = 1_000_000;

    private readonly byte[] _runs = new byte[Calls];
    private readonly byte[] _answers = new byte[Calls];

    public int Lost => Enumerable.Range(0, Calls).Count(id => _runs[id] == 0 || _answers[id] == 0);

    public int Repeated => _runs.Count(static runs => runs > 1) + _answers.Count(static answers => answers > 1);

    /// <summary>Every call of a run with swaps, as it is written down.</summary>
    public static SwapLedger Keep()
    {
        var ledger = new SwapLedger();
        var port = Routes.To(ledger);
        var swapper = new Swapper(port, ledger, new Twin(ledger));
        using var over = new CancellationTokenSource();
        var swapping = new Thread(() =>
        {
            while (!over.IsCancellationRequested)
            {
                swapper.Swap();
            }
        });
        swapping.Start();
        ledger.CallAll(port);
        over.Cancel();
        swapping.Join();
        return ledger;
    }

    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation)
    {
        _runs[left]++;
        return new(left);
    }

    public ValueTask<int> LaterAsync(int value, CancellationToken cancellation) => new(value);

    private void CallAll(EchoPort port)
    {
        for (var id = 0; id < Calls; id++)
        {
            var call = port.AddAsync(id, 0, CancellationToken.None);
            if (call.IsCompletedSuccessfully && call.Result == id)
            {
                _answers[id]++;
            }
        }
    }

    /// <summary>The other provider, which keeps the same ledger.</summary>
    private sealed class Twin(SwapLedger ledger) : IEcho
    {
        public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation) =>
            ledger.AddAsync(left, right, cancellation);

        public ValueTask<int> LaterAsync(int value, CancellationToken cancellation) => new(value);
    }
}
