using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;
using Mortise.Hosting.Places;
using Mortise.Kernel;

namespace Mortise.Hosting.Watching;

/// <summary>
/// Looks at folders and has instances follow them. Listens to the operating system to look at once, and looks now and
/// then in any case; what it does is the same. Prepared and begun by one thread, then of its own loop.
/// </summary>
internal sealed class FolderWatch : IAsyncDisposable
{
    /// <summary>For so long nobody writes to a folder before it is looked into.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(500);

    /// <summary>How often it is looked without having heard anything.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(2);

    /// <summary>The same with very many folders.</summary>
    private static readonly TimeSpan _longestPoll = TimeSpan.FromSeconds(30);

    /// <summary>After this time somebody is told that a folder is not complete; a build may pause so long.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly WatchPlan _plan;
    private readonly Uptake _uptake;
    private readonly DataDirectory _data;
    private readonly TimeProvider _time;
    private readonly Action<WatchReport> _tell;
    private readonly Staging _staging;
    private readonly FolderNotices _notices;
    private readonly CancellationTokenSource _ending = new();
    private readonly Dictionary<string, WatchedFolder> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchedInstance> _instances = new(StringComparer.Ordinal);
    private Task _loop = Task.CompletedTask;

    public FolderWatch(
        WatchPlan plan, Uptake uptake, DataDirectory data, TimeProvider time, Action<WatchReport> tell)
    {
        (_plan, _uptake, _data, _time, _tell) = (plan, uptake, data, time, tell);
        _staging = new Staging(new ContractCopies(data.Contracts));
        _notices = new FolderNotices((folder, problem) => tell(new(
            WatchOutcome.Polled, time.GetUtcNow(), "", folder, "", "", $"It is looked at now and then. {problem}")));
    }

    /// <summary>
    /// Copies what is to run, so that nothing is loaded from a folder that is watched. What is not complete is left out
    /// and follows when it is.
    /// </summary>
    public async Task<ImmutableArray<PluginDeployment>> PrepareAsync(
        ImmutableArray<PluginDeployment> deployments, CancellationToken cancellation)
    {
        var prepared = ImmutableArray.CreateBuilder<PluginDeployment>();
        var byFolder = deployments.ToLookup(static deployment => deployment.Package.Directory, StringComparer.Ordinal);
        foreach (var folder in Folders())
        {
            folder.Look(TimeSpan.Zero, _time);
            var package = ManifestReader.Read(folder.Path, new(DocumentCodes.Manifest));
            var isUsed = byFolder.Contains(folder.Path);
            if (package is not null && !isUsed && folder.Developed is null)
            {
                folder.Settle(package, null);
            }
        }

        foreach (var deployment in deployments)
        {
            var copied = _folders.GetValueOrDefault(deployment.Package.Directory) is { } folder
                ? await PrepareAsync(deployment, folder, cancellation).ConfigureAwait(false)
                : deployment;
            if (copied is not null)
            {
                prepared.Add(copied);
            }
        }

        return prepared.DrainToImmutable();
    }

    /// <summary>Begins to look.</summary>
    public void Begin() => _loop = RunAsync();

    /// <summary>Ends looking; what is being taken is left to the kernel.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _notices.Dispose();
    }

    /// <summary>Ends when nothing is being taken any more.</summary>
    public Task EndAsync() => Task.WhenAll(_instances.Values.Select(static instance => instance.EndAsync()));

    private async Task<PluginDeployment?> PrepareAsync(
        PluginDeployment deployment, WatchedFolder folder, CancellationToken cancellation)
    {
        var place = Path.Combine(_data.Installed, deployment.Name, Path.GetRandomFileName());
        var staged = await _staging.MakeAsync(folder, place, cancellation).ConfigureAwait(false);
        if (staged?.Package is null)
        {
            _instances[deployment.Name] = new(deployment.Name) { Missing = deployment };
            return null;
        }

        _instances[deployment.Name] = new(deployment.Name)
        {
            Digest = staged.Digest,
            Origin = folder.Path,
            WasThere = true,
        };
        return deployment with
        {
            Model = deployment.Model with { Manifest = staged.Package.Manifest },
            Package = staged.Package.Folder with { ContractDirectories = deployment.Package.ContractDirectories },
            Paths = deployment.Paths with { Package = place },
        };
    }

    private async Task RunAsync()
    {
        // Whoever begins it does not look.
        await Task.Yield();
        var (wait, looked) = (TimeSpan.Zero, _time.GetTimestamp());
        while (true)
        {
            var heard = await _notices.WaitAsync(wait, _time, _ending.Token).ConfigureAwait(false);
            if (heard && _quiet - _time.GetElapsedTime(looked) is var soon && soon > TimeSpan.Zero)
            {
                // Somebody is writing; a look after each write sees no more than one afterwards.
                await Task.Delay(soon, _time, _ending.Token).ConfigureAwait(false);
            }

            _notices.Forget();
            _notices.Listen(_plan.Roots);
            looked = _time.GetTimestamp();
            var changing = await LookAsync(_ending.Token).ConfigureAwait(false);
            if (changing && !heard && wait >= _poll)
            {
                _notices.Renew();
            }

            // However many folders there are, looking takes a small part of the time.
            var poll = TimeSpan.FromTicks(
                Math.Clamp(50 * _time.GetElapsedTime(looked).Ticks, _poll.Ticks, _longestPoll.Ticks));
            wait = changing || _instances.Values.Any(static instance => instance.Next is not null) ? _quiet : poll;
        }
    }

    /// <summary>Looks once; whether something is changing.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var changing = false;
        foreach (var folder in Folders().ToArray())
        {
            switch (folder.Look(_quiet, _time))
            {
                case FolderView.Changing:
                    changing = true;
                    break;
                case FolderView.Still:
                    changing |= !await SettleAsync(folder, cancellation).ConfigureAwait(false);
                    break;
                case FolderView.Gone:
                    TellGone(folder);
                    _folders.Remove(folder.Path);
                    break;
            }

            if (folder.TakeLack(_patience, _time) is { } lack)
            {
                Tell(WatchOutcome.Incomplete, folder, lack.Code, lack.Text);
            }
        }

        foreach (var instance in _instances.Values)
        {
            await AdvanceAsync(instance).ConfigureAwait(false);
        }

        return changing;
    }

    private Dictionary<string, WatchedFolder>.ValueCollection Folders()
    {
        try
        {
            foreach (var (path, developed) in _plan.Folders())
            {
                _folders.TryAdd(path, new(path, developed));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A source is being taken away; those that are known are looked at all the same.
            _notices.Raise();
        }

        return _folders.Values;
    }

    /// <summary>Looks into a folder that is still; whether it stayed so.</summary>
    private async Task<bool> SettleAsync(WatchedFolder folder, CancellationToken cancellation)
    {
        var place = Path.Combine(_data.Watched, Path.GetRandomFileName());
        var staged = await _staging.MakeAsync(folder, place, cancellation).ConfigureAwait(false);
        if (staged?.Package is not { } package)
        {
            return staged is not null;
        }

        staged.Hold();
        foreach (var name in _plan.Followers(folder, package).Where(name => IsBest(folder, name)))
        {
            if (!_instances.TryGetValue(name, out var instance))
            {
                _instances[name] = instance = new(name);
            }

            if (instance.Digest != staged.Digest)
            {
                instance.Offer(staged);
            }
        }

        staged.Release();
        return true;
    }

    /// <summary>A start would choose the highest version that is there, and among equals the first folder.</summary>
    private bool IsBest(WatchedFolder folder, string instance) => folder.Developed is not null || _folders.Values
        .Where(other => other.Package is { } package && _plan.Followers(other, package).Contains(instance))
        .MaxBy(static other => other.Package!.Manifest.Version) == folder;

    private async Task AdvanceAsync(WatchedInstance instance)
    {
        await instance.NoteAsync().ConfigureAwait(false);
        if (instance.Next is null)
        {
            return;
        }

        var isOwn = _plan.IsOwn(instance.Name);
        if (instance.IsTaking)
        {
            if (_folders.GetValueOrDefault(instance.Next.Origin)?.Developed is not null)
            {
                _uptake.Hurry(instance.Name);
            }

            return;
        }

        instance.Take(async staged =>
        {
            var result = await _uptake.TakeAsync(instance, staged, isOwn, TellUnlessEnding, _ending.Token)
                .ConfigureAwait(false);
            if (result != UptakeResult.Later)
            {
                _notices.Raise();
            }

            return result;
        });
    }

    /// <summary>That a host which ends undoes what is on its way concerns nobody.</summary>
    private void TellUnlessEnding(WatchReport report)
    {
        if (!_ending.IsCancellationRequested)
        {
            _tell(report);
        }
    }

    private void TellGone(WatchedFolder folder)
    {
        foreach (var instance in _instances.Values.Where(instance => instance.Origin == folder.Path))
        {
            _tell(new(WatchOutcome.Gone, _time.GetUtcNow(), instance.Name, folder.Path, "", "",
                $"The folder is gone. '{instance.Name}' goes on with the copy that it has."));
        }
    }

    private void Tell(WatchOutcome outcome, WatchedFolder folder, string code, string explanation) =>
        _tell(new(outcome, _time.GetUtcNow(), "", folder.Path, "", code, explanation));
}
