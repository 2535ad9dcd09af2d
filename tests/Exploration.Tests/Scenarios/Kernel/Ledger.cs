using Mortise;

namespace Exploration.Scenarios.Kernel;

/// <summary>
/// One generation of the ledger: remembers how many numbers were entered, and knows when it may not change that.
/// </summary>
/// <param name="generation">Which.</param>
/// <param name="stamp">The other plug-in.</param>
/// <param name="entered">What was entered into all generations.</param>
internal sealed class Ledger(int generation, IStamp stamp, ICollection<int> entered) : ILedger
{
    /// <summary>What it remembers.</summary>
    public int Count { get; set; }

    /// <summary>Why nobody may be inside; null when somebody may.</summary>
    public string? Closed { get; set; }

    public async ValueTask<string> EnterAsync(int number, CancellationToken cancellation)
    {
        Look("begins");
        await Task.Yield();
        await stamp.StampAsync(cancellation).ConfigureAwait(false);
        Look("goes on");
        Count++;
        entered.Add(number);
        return $"generation {generation}";
    }

    public async ValueTask<int> CountAsync(CancellationToken cancellation)
    {
        Look("asks");
        await Task.Yield();
        Look("is answered");
        return Count;
    }

    private void Look(string what)
    {
        if (Closed is not null)
        {
            throw new ViolationException($"a call {what} at generation {generation}, which {Closed}");
        }
    }
}
