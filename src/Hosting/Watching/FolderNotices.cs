namespace Mortise.Hosting.Watching;

/// <summary>
/// Hears from the operating system that something happened in some folders. It may miss things, and it may not hear at
/// all: whoever uses it looks now and then all the same. Safe for concurrent use.
/// </summary>
/// <param name="lost">Called once for each folder that cannot be watched, with the reason.</param>
internal sealed class FolderNotices(Action<string, string> lost) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private TaskCompletionSource _noticed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that something happened.</summary>
    public void Raise()
    {
        lock (_gate)
        {
            _noticed.TrySetResult();
        }
    }

    /// <summary>Listens to the folders that are there and that are not listened to yet.</summary>
    public void Listen(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            string? problem = null;
            lock (_gate)
            {
                if (!Directory.Exists(folder))
                {
                    ForgetNeedsLock(folder);
                }
                else if (!_watchers.ContainsKey(folder) && !_lost.Contains(folder))
                {
                    problem = ListenNeedsLock(folder);
                }
            }

            if (problem is not null)
            {
                lost(folder, problem);
            }
        }
    }

    /// <summary>
    /// Begins anew: who listens to a folder that was taken away and made again hears nothing of the new one.
    /// </summary>
    public void Renew()
    {
        lock (_gate)
        {
            foreach (var folder in _watchers.Keys.ToArray())
            {
                ForgetNeedsLock(folder);
            }
        }
    }

    /// <summary>Waits for something to happen, or for the time to pass; whether something happened.</summary>
    public async Task<bool> WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        Task noticed;
        lock (_gate)
        {
            noticed = _noticed.Task;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var passed = Task.Delay(time, clock, over.Token);
        var first = await Task.WhenAny(noticed, passed).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return first == noticed;
    }

    /// <summary>Whatever happened until now will be seen by the look that follows.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            if (_noticed.Task.IsCompleted)
            {
                _noticed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public void Dispose() => Renew();

    /// <summary>Null when it is listened to, else why not.</summary>
    private string? ListenNeedsLock(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite
                    | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => Raise();
            watcher.Created += (_, _) => Raise();
            watcher.Deleted += (_, _) => Raise();
            watcher.Renamed += (_, _) => Raise();
            watcher.Error += (_, _) => Raise();
            watcher.EnableRaisingEvents = true;
            _watchers[folder] = watcher;
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            watcher?.Dispose();
            _lost.Add(folder);
            return error.Message;
        }
    }

    private void ForgetNeedsLock(string folder)
    {
        if (_watchers.Remove(folder, out var watcher))
        {
            watcher.Dispose();
        }
    }
}
