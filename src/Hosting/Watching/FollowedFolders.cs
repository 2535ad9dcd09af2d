using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;
using Mortise.Hosting.Places;
using Mortise.Kernel;

namespace Mortise.Hosting.Watching;

/// <summary>
/// The folders that are watched and the instances that follow them: what is to be taken, by whom and from where. When
/// to look is another's to say. Used by one thread.
/// </summary>
/// <param name="plan">Which they are.</param>
/// <param name="uptake">Takes what is complete.</param>
/// <param name="data">Where it is copied to.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Hears what becomes of it.</param>
/// <param name="again">Asks for another look soon; from any thread.</param>
internal sealed class FollowedFolders(
    WatchPlan plan, Uptake uptake, DataDirectory data, TimeProvider time, Action<WatchReport> tell, Action again)
{
    /// <summary>After this time somebody is told that a folder is not complete; a build may pause so long.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly Staging _staging = new(new ContractCopies(data.Contracts));
    private readonly Dictionary<string, WatchedFolder> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchedInstance> _instances = new(StringComparer.Ordinal);

    /// <summary>Whether something is to be taken that could not be yet.</summary>
    public bool IsBehind => _instances.Values.Any(static instance => instance.Next is not null);

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
            folder.Look(TimeSpan.Zero, time);
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

    /// <summary>Looks once, and has instances take what is there; whether something is changing.</summary>
    /// <param name="quiet">For so long nobody has written to a folder that is looked into.</param>
    /// <param name="cancellation">Ends with the host, also what is being taken.</param>
    public async Task<bool> LookAsync(TimeSpan quiet, CancellationToken cancellation)
    {
        var changing = false;
        foreach (var folder in Folders().ToArray())
        {
            switch (folder.Look(quiet, time))
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

            if (folder.TakeLack(_patience, time) is { } lack)
            {
                Tell(WatchOutcome.Incomplete, folder, lack.Code, lack.Text);
            }
        }

        foreach (var instance in _instances.Values)
        {
            await AdvanceAsync(instance, cancellation).ConfigureAwait(false);
        }

        return changing;
    }

    /// <summary>Ends when nothing is being taken any more.</summary>
    public Task EndAsync() => Task.WhenAll(_instances.Values.Select(static instance => instance.EndAsync()));

    private async Task<PluginDeployment?> PrepareAsync(
        PluginDeployment deployment, WatchedFolder folder, CancellationToken cancellation)
    {
        var place = Path.Combine(data.Installed, deployment.Name, Path.GetRandomFileName());
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

    private Dictionary<string, WatchedFolder>.ValueCollection Folders()
    {
        try
        {
            foreach (var (path, developed) in plan.Folders())
            {
                _folders.TryAdd(path, new(path, developed));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A source is being taken away; those that are known are looked at all the same.
            again();
        }

        return _folders.Values;
    }

    /// <summary>Looks into a folder that is still; whether it stayed so.</summary>
    private async Task<bool> SettleAsync(WatchedFolder folder, CancellationToken cancellation)
    {
        var place = Path.Combine(data.Watched, Path.GetRandomFileName());
        var staged = await _staging.MakeAsync(folder, place, cancellation).ConfigureAwait(false);
        if (staged?.Package is not { } package)
        {
            return staged is not null;
        }

        staged.Hold();
        foreach (var name in plan.Followers(folder, package).Where(name => IsBest(folder, name)))
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
        .Where(other => other.Package is { } package && plan.Followers(other, package).Contains(instance))
        .MaxBy(static other => other.Package!.Manifest.Version) == folder;

    private async Task AdvanceAsync(WatchedInstance instance, CancellationToken ending)
    {
        await instance.NoteAsync().ConfigureAwait(false);
        if (instance.Next is null)
        {
            return;
        }

        var isOwn = plan.IsOwn(instance.Name);
        if (instance.IsTaking)
        {
            if (_folders.GetValueOrDefault(instance.Next.Origin)?.Developed is not null)
            {
                uptake.Hurry(instance.Name);
            }

            return;
        }

        instance.Take(async staged =>
        {
            var result = await uptake.TakeAsync(instance, staged, isOwn, TellUnlessEnding, ending)
                .ConfigureAwait(false);
            if (result != UptakeResult.Later)
            {
                again();
            }

            return result;
        });

        // That a host which ends undoes what is on its way concerns nobody.
        void TellUnlessEnding(WatchReport report)
        {
            if (!ending.IsCancellationRequested)
            {
                tell(report);
            }
        }
    }

    private void TellGone(WatchedFolder folder)
    {
        foreach (var instance in _instances.Values.Where(instance => instance.Origin == folder.Path))
        {
            tell(new(WatchOutcome.Gone, time.GetUtcNow(), instance.Name, folder.Path, "", "",
                $"The folder is gone. '{instance.Name}' goes on with the copy that it has."));
        }
    }

    private void Tell(WatchOutcome outcome, WatchedFolder folder, string code, string explanation) =>
        tell(new(outcome, time.GetUtcNow(), "", folder.Path, "", code, explanation));
}
