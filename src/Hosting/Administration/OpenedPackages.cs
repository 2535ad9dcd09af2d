using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Kernel;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>
/// The packages that updates have opened, each of which has a place on disk until nothing needs it: not the version
/// that serves, nor the one before it, nor the one that stands by while an update is watched. Safe for concurrent use.
/// </summary>
internal sealed class OpenedPackages(Lazy<Microkernel> kernel, FolderPackages packages)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<PluginDeployment>> _opened = new(StringComparer.Ordinal);

    /// <summary>Begins an update to a deployment whose package is open; gives up what it leaves behind.</summary>
    public Result<UpdateTransaction> Begin(PluginDeployment current, PluginDeployment next, CanaryPlan? canary)
    {
        var name = current.Name;
        Result<UpdateTransaction> begun;
        lock (_gate)
        {
            if (!_opened.TryGetValue(name, out var opened))
            {
                _opened[name] = opened = [];
            }

            opened.UnionWith(new[] { current, kernel.Value.PreviousOf(name), next }.OfType<PluginDeployment>());
            begun = ConfigCheck.Refuse(next) is { } unfit ? unfit : kernel.Value.Update(next, canary);
        }

        if (begun.IsRefused)
        {
            Sweep(name);
        }
        else
        {
            _ = SweepAfterAsync(begun.Value);
        }

        return begun;
    }

    private async Task SweepAfterAsync(UpdateTransaction update)
    {
        await update.Ended.ConfigureAwait(false);
        Sweep(update.Plugin);
    }

    private void Sweep(string name)
    {
        lock (_gate)
        {
            // Looked at first: what an update replaces that begins after this is what serves now.
            var kept = new[] { kernel.Value.DeploymentOf(name), kernel.Value.PreviousOf(name) }
                .Select(static deployment => deployment?.Package.Directory)
                .ToHashSet(StringComparer.Ordinal);
            if (kernel.Value.Updates.Any(update => update.Plugin == name && !update.Ended.IsCompleted))
            {
                // It stands by or comes; whoever ends last looks again.
                return;
            }

            foreach (var deployment in _opened[name].Where(each => !kept.Contains(each.Package.Directory)))
            {
                packages.Close(deployment);
            }

            _opened[name].RemoveWhere(each => !kept.Contains(each.Package.Directory));
        }
    }
}
