using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Kernel.Administration;

/// <summary>Lets those who are granted it update plug-ins.</summary>
internal sealed class Updating(UpdateTable updates, InstanceTable instances) : IUpdates
{
    public async ValueTask<UpdateReport> BeginAsync(UpdateRequest request, CancellationToken cancellation = default)
    {
        var (current, previous) = instances.Read(
            request.Plugin, static instance => (instance.Deployment, instance.Previous));
        var isReturn = request.Package.Length == 0;
        var next = isReturn
            ? previous ?? throw Refused(Refusal.Of(
                ReasonCode.NothingBefore,
                $"'{request.Plugin}' has not been updated since the host began, so that there is no version before. "
                + "Name the package of the version that is to serve.",
                request.Plugin))
            : await OpenAsync(request, current, cancellation).ConfigureAwait(false);
        var begun = updates.Begin(next);
        if (begun.IsRefused)
        {
            await CloseAsync(isReturn ? null : next).ConfigureAwait(false);
            throw Refused(begun.Refusal);
        }

        _ = TidyAsync(begun.Value, current, previous, next);
        return begun.Value.Report();
    }

    public ValueTask<ImmutableArray<UpdateReport>> ListAsync(CancellationToken cancellation = default) =>
        new(updates.Reports);

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

    /// <summary>
    /// The other version as the same instance: with its grants, its rank and, unless told, its config.
    /// </summary>
    private async ValueTask<PluginDeployment> OpenAsync(
        UpdateRequest request, PluginDeployment current, CancellationToken cancellation)
    {
        var packages = instances.Config.Packages ?? throw new RefusedException(
            "MT3015", "This host installs nothing while it runs: the application has given it no source of packages.");
        var install = new InstallRequest(request.Package, request.Plugin, request.Grants, request.Config);
        var opened = await packages.OpenAsync(install, cancellation).ConfigureAwait(false);
        if (opened.IsRefused)
        {
            throw Refused(opened.Refusal);
        }

        var (next, id) = (opened.Value, current.Model.Manifest.Id);
        if (next.Model.Manifest.Id != id)
        {
            await packages.CloseAsync(next, cancellation).ConfigureAwait(false);
            throw Refused(Refusal.Of(
                ReasonCode.NotThatPlugin,
                $"'{request.Plugin}' is a {id}, and the package holds a {next.Model.Manifest.Id}. An instance stays "
                + "what it is: remove it, and install the other plug-in under a name of its own.",
                request.Plugin));
        }

        return next with
        {
            Config = request.Config.Length == 0 ? current.Config : next.Config,
            Model = next.Model with
            {
                Grants = next.Model.Grants.Union(current.Model.Grants),
                Rank = current.Model.Rank,
                ActivationOverride = current.Model.ActivationOverride,
            },
        };
    }

    /// <summary>One version before is kept; the place of whatever is not needed any more is given up.</summary>
    private async Task TidyAsync(
        UpdateTransaction update, PluginDeployment current, PluginDeployment? previous, PluginDeployment next)
    {
        await update.Ended.ConfigureAwait(false);
        if (update.Report().State != UpdateState.Committed)
        {
            await CloseAsync(next == previous ? null : next).ConfigureAwait(false);
            return;
        }

        lock (instances.Gate)
        {
            if (instances.TryGetNeedsLock(update.Plugin, out var instance))
            {
                instance.Previous = current;
            }
        }

        await CloseAsync(next == previous ? null : previous).ConfigureAwait(false);
    }

    private ValueTask CloseAsync(PluginDeployment? deployment) =>
        deployment is not null && instances.Config.Packages is { } packages
            ? packages.CloseAsync(deployment, CancellationToken.None)
            : default;

    private UpdateTransaction Find(string id) => updates.Find(id) ?? throw Refused(Refusal.Of(
        ReasonCode.UnknownUpdate, $"No update has the id '{id}'. 'mortise updates' shows the others.", id));
}
