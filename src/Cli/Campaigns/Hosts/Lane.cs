using System.Threading.Channels;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>
/// One plug-in instance, its callers, and the faults that are injected into it, one after the other. What providers do
/// here is safe for concurrent use; the rest is for whoever injects.
/// </summary>
internal sealed class Lane(string name, int number)
{
    private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();
    private volatile TaskCompletionSource _released = New();
    private volatile TaskCompletionSource _held = New();
    private volatile string _standing = "";
    private long _ended;

    public string Name => name;

    public int Number => number;

    /// <summary>The other plug-in that it calls.</summary>
    public string Tool { get; } = $"tool-{name}";

    public bool IsKeeper { get; init; }

    public Build Serving { get; set; } = Build.Elder;

    public Build Candidate => Serving == Build.Elder ? Build.Younger : Build.Elder;

    public Turnstile Turnstile { get; } = new();

    /// <summary>Ends when something hangs in it.</summary>
    public Task Held => _held.Task;

    /// <summary>How many calls its providers have ended.</summary>
    public long Ended => Interlocked.Read(ref _ended);

    /// <summary>How many of those are not in the memory of the one that serves, because it was restarted.</summary>
    public long Forgotten { get; set; }

    /// <summary>Whether what it begins to hang in is let go at once, since the campaign ends.</summary>
    public bool IsEnding { get; set; }

    public void NoteEnd() => Interlocked.Increment(ref _ended);

    public Task HoldAsync()
    {
        var released = _released.Task;
        _held.TrySetResult();
        return IsEnding ? Task.CompletedTask : released;
    }

    public void LetGo()
    {
        _held = New();
        Interlocked.Exchange(ref _released, New()).TrySetResult();
    }

    public void Order(string fault) => _orders.Writer.TryWrite(fault);

    /// <summary>What each generation is told at once; nothing for the empty text.</summary>
    public void StandingOrder(string fault)
    {
        _standing = fault;
        if (fault.Length > 0)
        {
            Order(fault);
        }
        else
        {
            while (_orders.Reader.TryRead(out _))
            {
                // Nobody is told it any more.
            }
        }
    }

    public async Task<string> NextOrderAsync(CancellationToken cancellation) => _standing is { Length: > 0 } standing
        ? standing
        : await _orders.Reader.ReadAsync(cancellation).ConfigureAwait(false);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
