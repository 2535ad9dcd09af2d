using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Gives what serves another configuration as it runs: it stays the same generation, and nobody else notices. Belongs
/// to one update and is used by one thread; what it changes of the kernel's state it changes under the kernel's lock.
/// </summary>
internal sealed class LiveChange(Succession succession, PluginDeployment next)
{
    private readonly RunningGeneration _running = succession.Instance.Running!;
    private readonly PluginDeployment _former = succession.Instance.Deployment;
    private readonly PluginDeployment? _previous = succession.Instance.Previous;
    private Task<bool> _asked = Task.FromResult(false);

    /// <summary>Whether nothing but the configuration changes, and the plug-in has the role.</summary>
    public bool IsPossible =>
        next.Model.Manifest == _former.Model.Manifest && next.Model.Manifest.Roles.Contains("reconfigure")
        && next.Package == _former.Package && next.Isolation == _former.Isolation
        && next.Model.Grants.SetEquals(_former.Model.Grants) && !next.Config.Span.SequenceEqual(_former.Config.Span);

    /// <summary>What it has said; null as long as it has said nothing.</summary>
    public bool? IsApplied { get; private set; }

    /// <summary>Asks it; what it says may be no.</summary>
    /// <exception cref="StepException">It failed, or was late.</exception>
    public async Task ApplyAsync()
    {
        (succession.Old, succession.New) = (_running, _running);
        succession.OnUndo(
            () => IsApplied == false ? Task.CompletedTask : TakeBackAsync(), succession.Deadlines.Start);
        IsApplied = await AskAsync(next).ConfigureAwait(false);
        if (IsApplied == true)
        {
            Become(next, _former);
        }

        succession.Outcome = IsApplied == true ? "Done." : "It needs a start for this one, and is updated.";
    }

    private async Task TakeBackAsync()
    {
        Become(_former, _previous);
        var hasTaken = false;

        // One that is still at the other one would be asked twice at a time, and that might have the last word.
        var problem = await StepException.OfAsync(async () =>
            hasTaken = _asked.IsCompleted && await AskAsync(_former).ConfigureAwait(false)).ConfigureAwait(false);
        if (!hasTaken)
        {
            succession.Loss = new Reason(
                ReasonCode.ConfigNotTakenBack,
                $"'{next.Name}' did not take its former configuration back as it ran: "
                + (problem?.Reason.Explanation ?? "It said no, or was still at the other one.")
                + " It has failed, and its supervisor starts it anew with that; what it remembered is lost.");
            problem = new StepException(succession.Loss, problem?.Detail ?? "");
            succession.Note(problem);
            succession.Steps.Failed?.Invoke(succession.Instance, _running, problem);
        }
    }

    private void Become(PluginDeployment current, PluginDeployment? previous) => succession.Parts.Instances.Change(_ =>
    {
        var instance = succession.Instance;
        instance.Replace(current);
        (_running.Deployment, instance.Previous) = (instance.Deployment, previous);

        // The update has taken a number for one that will not be.
        instance.Generation = _running.Number;
    });

    private Task<bool> AskAsync(PluginDeployment deployment) => StepDeadline.RunAsync(
        token => _asked = _running.Generation!.ReconfigureAsync(deployment.Config, token), "change of configuration",
        ReasonCode.ReconfigureFailed, ReasonCode.ReconfigureFailed, succession.Deadlines.Start, succession.Time);
}
