namespace Exploration.Scenarios;

/// <summary>A provider that suspends each call, notes it, and knows when nobody may be inside any more.</summary>
/// <param name="name">Who it is.</param>
/// <param name="filed">The papers of all desks.</param>
internal sealed class Desk(string name, ICollection<int> filed) : IDesk
{
    /// <summary>Set when its calls have been drained: from then on it is as good as freed.</summary>
    public bool IsGone { get; set; }

    /// <summary>How many papers it has filed.</summary>
    public int Filed { get; private set; }

    public async ValueTask<string> FileAsync(int paper, CancellationToken cancellation)
    {
        Look("begins");
        await Task.Yield();
        Look("goes on");
        filed.Add(paper);
        Filed++;
        return name;
    }

    private void Look(string what)
    {
        if (IsGone)
        {
            throw new ViolationException($"a call {what} at '{name}', which has been drained");
        }
    }
}
