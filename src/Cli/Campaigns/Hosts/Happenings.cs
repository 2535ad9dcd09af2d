using Mortise.Events;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What the host reports, kept per plug-in until its next fault. Safe for concurrent use.</summary>
internal sealed class Happenings
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Begin, List<KernelEvent> Items)> _since =
        new(StringComparer.Ordinal);

    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens until it is cancelled.</summary>
    public async Task ListenAsync(IEventFeed feed, CancellationToken ending)
    {
        try
        {
            await foreach (var item in feed.WatchAsync(ending).ConfigureAwait(false))
            {
                Add(item);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The campaign ends.
        }
    }

    /// <summary>What has happened to the plug-in so far is of no interest, also if it is told only later.</summary>
    public void Forget(string plugin)
    {
        lock (_gate)
        {
            _since[plugin] = (TimeProvider.System.GetUtcNow(), []);
        }
    }

    /// <summary>Returns the first like it that has been reported of the plug-in, as soon as it is.</summary>
    public async Task<KernelEvent> SeeAsync(string plugin, Func<KernelEvent, bool> like, CancellationToken cancellation)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_since[plugin].Items.Find(item => like(item)) is { } found)
                {
                    return found;
                }

                more = _more.Task;
            }

            await more.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void Add(KernelEvent item)
    {
        TaskCompletionSource more;
        lock (_gate)
        {
            if (_since.TryGetValue(item.Plugin, out var since) && item.At >= since.Begin)
            {
                since.Items.Add(item);
            }

            more = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        more.SetResult();
    }
}
