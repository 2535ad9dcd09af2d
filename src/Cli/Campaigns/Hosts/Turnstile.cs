namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>Lets callers of a lane in, and can be closed until nobody is inside. Safe for concurrent use.</summary>
internal sealed class Turnstile
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _closed;
    private TaskCompletionSource? _empty;
    private int _inside;

    public async Task EnterAsync()
    {
        while (true)
        {
            Task opened;
            lock (_gate)
            {
                if (_closed is null)
                {
                    _inside++;
                    return;
                }

                opened = _closed.Task;
            }

            await opened.ConfigureAwait(false);
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_inside == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    /// <summary>Ends when nobody is inside.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_inside == 0)
            {
                _empty.SetResult();
            }

            return _empty.Task;
        }
    }

    public void Open()
    {
        TaskCompletionSource? closed;
        lock (_gate)
        {
            (closed, _closed) = (_closed, null);
        }

        closed?.SetResult();
    }
}
