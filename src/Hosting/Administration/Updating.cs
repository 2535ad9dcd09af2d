using System.Collections.Immutable;
using System.Text;
using Mortise.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Kernel;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Hosting.Administration;

/// <summary>Lets those who are granted it update plug-ins.</summary>
internal sealed class Updating(Lazy<Microkernel> kernel, FolderPackages packages) : IUpdates
{
    private readonly OpenedPackages _opened = new(kernel, packages);

    public async ValueTask<UpdateReport> BeginAsync(UpdateRequest request, CancellationToken cancellation = default)
    {
        var current = Current(request.Plugin);
        if (request.Package.Length > 0)
        {
            var next = await OpenAsync(request, current, cancellation).ConfigureAwait(false);
            return Begin(current, next, request.Canary);
        }

        // Whoever returns has seen enough of the version that serves.
        var canary = request.Canary ?? new CanaryPlan(0);
        var previous = kernel.Value.PreviousOf(request.Plugin) ?? throw Refused(Refusal.Of(
            ReasonCode.NothingBefore,
            $"'{request.Plugin}' has not been updated since the host began, so that there is no version before. "
            + "Name the package of the version that is to serve.",
            request.Plugin));
        return Begin(current, previous, canary);
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

    private UpdateReport Begin(PluginDeployment current, PluginDeployment next, CanaryPlan? canary = null)
    {
        var begun = _opened.Begin(current, next, canary);
        return begun.IsRefused ? throw Refused(begun.Refusal) : begun.Value.Report();
    }

    private UpdateTransaction Find(string id) =>
        kernel.Value.Updates.FirstOrDefault(update => update.Id == id) ?? throw Refused(Refusal.Of(
            ReasonCode.UnknownUpdate, $"No update has the id '{id}'. 'mortise updates' shows the others.", id));
}
