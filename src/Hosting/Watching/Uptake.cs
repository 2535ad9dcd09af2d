using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Hosting.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Updates;

namespace Mortise.Hosting.Watching;

/// <summary>
/// Has an instance take a package: by an update while it serves, else by putting it in the place of what does not
/// serve. Safe for concurrent use for different instances.
/// </summary>
/// <param name="kernel">The kernel, which is there before the first package.</param>
/// <param name="packages">Where copies that run lie.</param>
/// <param name="time">The clock of reports.</param>
/// <param name="isDebugged">Whether a debugger is attached, so that no watch ends by itself.</param>
internal sealed class Uptake(
    Lazy<Microkernel> kernel, FolderPackages packages, TimeProvider time, Func<bool> isDebugged)
{
    private readonly Updating _updating = new(kernel, packages);

    /// <summary>Takes it; ends when it serves or has been given up.</summary>
    public async Task<UptakeResult> TakeAsync(
        WatchedInstance instance,
        StagedPackage staged,
        bool isOwn,
        Action<WatchReport> tell,
        CancellationToken cancellation)
    {
        var name = instance.Name;
        var grants = isOwn ? GrantsFor(staged.Package!.Manifest) : [];
        if (cancellation.IsCancellationRequested)
        {
            return UptakeResult.Later;
        }

        try
        {
            var current = kernel.Value.DeploymentOf(name);
            var state = kernel.Value.StatusOf(name)?.State;
            return (current, state) switch
            {
                (null, _) when instance.WasThere => Tell(WatchOutcome.Refused, "MT3012",
                    $"An operator has removed '{name}', and it stays removed. Install it again to have it follow."),
                (null, _) => await InstallAsync(instance, staged, grants, Tell).ConfigureAwait(false),
                _ when current.Model.Manifest.Id != staged.Package!.Manifest.Id => Tell(
                    WatchOutcome.Refused,
                    ReasonCode.NotThatPlugin.Text,
                    $"'{name}' is a {current.Model.Manifest.Id}, and the folder holds a "
                    + $"{staged.Package.Manifest.Id}. An instance stays what it is."),
                (_, PluginState.Active) => await UpdateAsync(name, staged, grants, tell).ConfigureAwait(false),
                (_, PluginState.Starting or PluginState.Stopping) => UptakeResult.Later,
                _ => await ReplaceAsync(current, staged, grants, Tell).ConfigureAwait(false),
            };
        }
        catch (RefusedException refused) when (
            refused.Code == ReasonCode.UpdateRunning.Text || refused.Code == ReasonCode.IllegalTransition.Text)
        {
            return UptakeResult.Later;
        }
        catch (RefusedException refused)
        {
            return Tell(WatchOutcome.Refused, refused.Code, refused.Explanation);
        }
        catch (UnknownPluginException)
        {
            return UptakeResult.Later;
        }

        UptakeResult Tell(WatchOutcome outcome, string code, string explanation)
        {
            tell(ReportOf(name, staged, outcome, code, explanation));
            return outcome == WatchOutcome.Taken ? UptakeResult.Taken : UptakeResult.Refused;
        }
    }

    /// <summary>Lets what is being taken go on without being watched, because something newer waits.</summary>
    public void Hurry(string name) => RunningOf(name)?.Promote();

    private WatchReport ReportOf(
        string name, StagedPackage staged, WatchOutcome outcome, string code, string explanation) => new(
            outcome, time.GetUtcNow(), name, staged.Origin, $"{staged.Package!.Manifest.Version}", code, explanation)
        {
            Generation = outcome == WatchOutcome.Taken ? kernel.Value.StatusOf(name)?.Generation ?? 0 : 0,
        };

    /// <summary>What its author's plug-in asks for.</summary>
    private static ImmutableArray<string> GrantsFor(PluginManifest manifest) =>
    [
        .. manifest.Requires.Select(static each => $"{each.Name}/{each.Version.Major}"),
        .. manifest.Publishes.Concat(manifest.Subscribes).Select(static each => $"{each.Name}/{each.Version.Major}"),
    ];

    private Kernel.Updates.UpdateTransaction? RunningOf(string name) =>
        kernel.Value.Updates.FirstOrDefault(update => update.Plugin == name && !update.Ended.IsCompleted);

    private async Task<UptakeResult> UpdateAsync(
        string name, StagedPackage staged, ImmutableArray<string> grants, Action<WatchReport> tell)
    {
        var begun = await _updating
            .BeginAsync(new UpdateRequest(name, staged.Folder) { Grants = grants })
            .ConfigureAwait(false);
        var update = kernel.Value.Updates.Single(each => each.Id == begun.Id);
        var last = begun;
        await foreach (var report in update.WatchAsync().ConfigureAwait(false))
        {
            last = report;
            tell(ReportOf(name, staged, WatchOutcome.Updating, "", "") with { Update = report });
            if (report.Phase == UpdatePhase.Watch && isDebugged())
            {
                // The clock of the watch stands still under a debugger.
                update.Promote();
            }
        }

        var committed = last.State == UpdateState.Committed;
        tell(ReportOf(
            name, staged, committed ? WatchOutcome.Taken : WatchOutcome.Refused, last.Reason, last.Explanation) with
        {
            Update = last,
        });
        return committed ? UptakeResult.Taken : UptakeResult.Refused;
    }

    private async Task<UptakeResult> InstallAsync(
        WatchedInstance instance,
        StagedPackage staged,
        ImmutableArray<string> grants,
        Func<WatchOutcome, string, string, UptakeResult> tell)
    {
        var opened = await OpenAsync(instance.Name, staged, grants).ConfigureAwait(false);
        return await InstallAsync(instance.Missing is { } missing ? Succeed(missing, opened) : opened, tell)
            .ConfigureAwait(false);
    }

    /// <summary>What does not serve is taken away, and the other is put in its place, with all that it had.</summary>
    private async Task<UptakeResult> ReplaceAsync(
        PluginDeployment current,
        StagedPackage staged,
        ImmutableArray<string> grants,
        Func<WatchOutcome, string, string, UptakeResult> tell)
    {
        var next = Succeed(current, await OpenAsync(current.Name, staged, grants).ConfigureAwait(false));
        var before = kernel.Value.PreviousOf(current.Name);
        var (refusal, _) = await kernel.Value.RemoveAsync(current.Name).ConfigureAwait(false);
        if (refusal is not null)
        {
            packages.Close(next);
            return UptakeResult.Later;
        }

        packages.Close(current);
        packages.Close(before ?? current);
        return await InstallAsync(next, tell).ConfigureAwait(false);
    }

    private async Task<PluginDeployment> OpenAsync(string name, StagedPackage staged, ImmutableArray<string> grants)
    {
        var opened = await packages
            .OpenAsync(new InstallRequest(staged.Folder, name, grants, ""), CancellationToken.None)
            .ConfigureAwait(false);
        return opened.IsRefused
            ? throw new RefusedException(opened.Refusal.Code, opened.Refusal.Explanation)
            : opened.Value;
    }

    private async Task<UptakeResult> InstallAsync(
        PluginDeployment deployment, Func<WatchOutcome, string, string, UptakeResult> tell)
    {
        if (kernel.Value.Install([deployment]) is { } refusal)
        {
            packages.Close(deployment);
            return tell(WatchOutcome.Refused, refusal.Code, refusal.Explanation);
        }

        await kernel.Value.StartEagerAsync().ConfigureAwait(false);
        var status = kernel.Value.StatusOf(deployment.Name);
        var isWell = deployment.Model.Wanted == WantedState.Disabled
            || status is null or { State: PluginState.Active or PluginState.Resolved or PluginState.Starting };
        tell(
            isWell ? WatchOutcome.Taken : WatchOutcome.Refused,
            isWell ? "" : status!.Reason,
            $"'{deployment.Name}' is {status?.State}" + (isWell ? "." : $": {status!.Explanation}"));
        return UptakeResult.Taken;
    }

    private static PluginDeployment Succeed(PluginDeployment current, PluginDeployment next) => next with
    {
        Model = next.Model with
        {
            Grants = next.Model.Grants.Union(current.Model.Grants),
            Wanted = current.Model.Wanted,
            Rank = current.Model.Rank,
            ActivationOverride = current.Model.ActivationOverride,
        },
        Config = current.Config,
        Supervision = current.Supervision,
        Canary = current.Canary,
        Isolation = current.Isolation,
    };
}
