using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Kernel;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>Lets those who are granted it update plug-ins.</summary>
internal sealed class Updating(Lazy<Microkernel> kernel, FolderPackages packages) : IUpdates
{
    public async ValueTask<UpdateReport> BeginAsync(UpdateRequest request, CancellationToken cancellation = default)
    {
        var current = kernel.Value.DeploymentOf(request.Plugin) ?? throw new UnknownPluginException(request.Plugin);
        var previous = kernel.Value.PreviousOf(request.Plugin);
        var isReturn = request.Package.Length == 0;
        var next = isReturn
            ? previous ?? throw Refused(Refusal.Of(
                ReasonCode.NothingBefore,
                $"'{request.Plugin}' has not been updated since the host began, so that there is no version before. "
                + "Name the package of the version that is to serve.",
                request.Plugin))
            : await OpenAsync(request, current, cancellation).ConfigureAwait(false);
        var begun = kernel.Value.Update(next);
        if (begun.IsRefused)
        {
            Close(isReturn ? null : next);
            throw Refused(begun.Refusal);
        }

        _ = TidyAsync(begun.Value, previous, next);
        return begun.Value.Report();
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

    /// <summary>One version before is kept; the place of whatever is not needed any more is given up.</summary>
    private async Task TidyAsync(UpdateTransaction update, PluginDeployment? previous, PluginDeployment next)
    {
        await update.Ended.ConfigureAwait(false);
        var needless = update.Report().State == UpdateState.Committed ? previous : next;
        var stays = update.Report().State == UpdateState.Committed ? next : previous;
        Close(needless == stays ? null : needless);
    }

    private void Close(PluginDeployment? deployment)
    {
        if (deployment is not null)
        {
            packages.Close(deployment);
        }
    }

    private UpdateTransaction Find(string id) =>
        kernel.Value.Updates.FirstOrDefault(update => update.Id == id) ?? throw Refused(Refusal.Of(
            ReasonCode.UnknownUpdate, $"No update has the id '{id}'. 'mortise updates' shows the others.", id));
}
