namespace Mortise.Kernel.Updates;

/// <summary>
/// Where calls wait while what a provider remembers is handed over. It opens once; whoever waits then calls again, and
/// comes to whoever serves. Safe for concurrent use.
/// </summary>
/// <param name="provider">The instance behind it.</param>
/// <param name="capacity">How many calls may wait.</param>
/// <param name="time">The clock.</param>
internal sealed class Gate(string provider, int capacity, TimeProvider time)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;
    private long _firstCame;
    private long _opened;

    /// <summary>Whether calls on routes that close a cycle pass: the provider may be waiting for itself.</summary>
    public bool LetsCyclesPass { get; set; } = true;

    /// <summary>How many calls wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>
    /// The longest that a call has waited: it opens for all at once, so that is the first one that came.
    /// </summary>
    public TimeSpan LongestWait => Volatile.Read(ref _firstCame) is var came and not 0
        ? time.GetElapsedTime(came, Volatile.Read(ref _opened) is var opened and not 0 ? opened : time.GetTimestamp())
        : TimeSpan.Zero;

    /// <summary>Lets everybody through, now and from now on.</summary>
    public void Open()
    {
        Volatile.Write(ref _opened, time.GetTimestamp());
        _open.TrySetResult();
    }

    /// <summary>Waits until it is open.</summary>
    /// <exception cref="RejectedException">Too many wait already.</exception>
    public async ValueTask PassAsync(CancellationToken cancellation)
    {
        if (_open.Task.IsCompleted)
        {
            return;
        }

        Interlocked.CompareExchange(ref _firstCame, time.GetTimestamp(), 0);
        try
        {
            if (Interlocked.Increment(ref _waiting) > capacity)
            {
                throw new RejectedException(
                    RejectedReason.Overloaded,
                    $"'{provider}' is being updated, and {capacity} calls wait for that already. Call again.");
            }

            await _open.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
