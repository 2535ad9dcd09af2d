using System.Collections.Immutable;
using System.Text;
using Mortise.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Kernel;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>Lets those who are granted it update plug-ins.</summary>
internal sealed class Updating(Lazy<Microkernel> kernel, FolderPackages packages) : IUpdates
{
    public async ValueTask<UpdateReport> BeginAsync(UpdateRequest request, CancellationToken cancellation = default)
    {
        var current = Current(request.Plugin);
        if (request.Package.Length > 0)
        {
            return Begin(current, await OpenAsync(request, current, cancellation).ConfigureAwait(false));
        }

        return Begin(current, kernel.Value.PreviousOf(request.Plugin) ?? throw Refused(Refusal.Of(
            ReasonCode.NothingBefore,
            $"'{request.Plugin}' has not been updated since the host began, so that there is no version before. "
            + "Name the package of the version that is to serve.",
            request.Plugin)));
    }

    public ValueTask<UpdateReport> ConfigureAsync(
        string plugin, string config, CancellationToken cancellation = default)
    {
        var current = Current(plugin);
        return new(Begin(current, current with { Config = Encoding.UTF8.GetBytes(config) }));
    }

    public ValueTask<ImmutableArray<UpdateReport>> ListAsync(CancellationToken cancellation = default) =>
        new([.. kernel.Value.Updates.Select(static update => update.Report())]);

    public IAsyncEnumerable<UpdateReport> WatchAsync(string id, CancellationToken cancellation = default) =>
        Find(id).WatchAsync(cancellation);

    public async ValueTask<UpdateReport> CancelAsync(string id, CancellationToken cancellation = default)
    {
        var update = Find(id);
        update.Cancel();
        await update.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        return update.Report();
    }

    public async ValueTask<UpdateReport> PromoteAsync(string id, CancellationToken cancellation = default)
    {
        var update = Find(id);
        update.Promote();
        await update.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        return update.Report();
    }

    private static RefusedException Refused(Refusal refusal) => new(refusal.Code, refusal.Explanation);

    private async ValueTask<PluginDeployment> OpenAsync(
        UpdateRequest request, PluginDeployment current, CancellationToken cancellation)
    {
        var install = new InstallRequest(request.Package, request.Plugin, request.Grants, request.Config);
        var opened = await packages.OpenAsync(install, cancellation).ConfigureAwait(false);
        return opened.IsRefused
            ? throw Refused(opened.Refusal)
            : opened.Value with { Config = request.Config.Length == 0 ? current.Config : opened.Value.Config };
    }

    private PluginDeployment Current(string plugin) =>
        kernel.Value.DeploymentOf(plugin) ?? throw new UnknownPluginException(plugin);

    private UpdateReport Begin(PluginDeployment current, PluginDeployment next)
    {
        PluginDeployment?[] known = [current, kernel.Value.PreviousOf(current.Name), next];
        var begun = ConfigCheck.Refuse(next) is { } unfit ? unfit : kernel.Value.Update(next);
        if (begun.IsRefused)
        {
            Tidy(known);
            throw Refused(begun.Refusal);
        }

        _ = TidyAsync(begun.Value, known);
        return begun.Value.Report();
    }

    private async Task TidyAsync(UpdateTransaction update, PluginDeployment?[] known)
    {
        await update.Ended.ConfigureAwait(false);
        Tidy(known);
    }

    /// <summary>
    /// What serves and the version before it are kept; the place of whatever else there was is given up.
    /// </summary>
    private void Tidy(PluginDeployment?[] known)
    {
        var name = known[0]!.Name;
        PluginDeployment?[] kept = [kernel.Value.DeploymentOf(name), kernel.Value.PreviousOf(name)];
        foreach (var each in known.OfType<PluginDeployment>())
        {
            if (!kept.Any(stays => stays?.Package.Directory == each.Package.Directory))
            {
                packages.Close(each);
            }
        }
    }

    private UpdateTransaction Find(string id) =>
        kernel.Value.Updates.FirstOrDefault(update => update.Id == id) ?? throw Refused(Refusal.Of(
            ReasonCode.UnknownUpdate, $"No update has the id '{id}'. 'mortise updates' shows the others.", id));
}
