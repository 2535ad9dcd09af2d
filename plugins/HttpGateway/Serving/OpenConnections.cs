using Microsoft.AspNetCore.Connections;

namespace Mortise.Plugins.HttpGateway.Serving;

/// <summary>How many connections are open, and whether the last one has closed. Safe for concurrent use.</summary>
internal sealed class OpenConnections
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = 1;

    /// <summary>Counts a connection from its acceptance, before anybody has looked at it, to its end.</summary>
    public void Count(ConnectionContext connection)
    {
        Interlocked.Increment(ref _open);
        connection.ConnectionClosed.UnsafeRegister(static self => ((OpenConnections)self!).Leave(), this);
    }

    /// <summary>
    /// To be called once, when no more connections come. Ends when the last one has closed or the time is over.
    /// </summary>
    public async Task DrainAsync(TimeSpan limit, CancellationToken cancellation)
    {
        Leave();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            await _closed.Task.WaitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What is still open is closed by Kestrel, which lets requests that have begun finish.
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _closed.TrySetResult();
        }
    }
}
