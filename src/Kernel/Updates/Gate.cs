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
    private long _longest;

    /// <summary>Whether calls on routes that close a cycle still pass: the provider may be waiting for itself.</summary>
    public bool LetsCyclesPass { get; set; } = true;

    /// <summary>How many calls wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The longest that a call has waited.</summary>
    public TimeSpan LongestWait => new(Interlocked.Read(ref _longest));

    /// <summary>Lets everybody through, now and from now on.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Waits until it is open.</summary>
    /// <exception cref="RejectedException">Too many wait already.</exception>
    public async ValueTask PassAsync(CancellationToken cancellation)
    {
        if (_open.Task.IsCompleted)
        {
            return;
        }

        var came = time.GetTimestamp();
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
            Note(time.GetElapsedTime(came).Ticks);
        }
    }

    private void Note(long waited)
    {
        for (var known = Interlocked.Read(ref _longest); waited > known;)
        {
            var before = Interlocked.CompareExchange(ref _longest, waited, known);
            if (before == known)
            {
                return;
            }

            known = before;
        }
    }
}
