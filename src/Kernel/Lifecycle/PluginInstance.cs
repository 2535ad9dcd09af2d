using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Updates;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// The identity of an installed plug-in instance and all that changes about it. Every member is read and written under
/// the kernel's lock, except <see cref="Calls"/>, which has its own.
/// </summary>
internal sealed class PluginInstance(PluginDeployment deployment, Func<CancellationToken, ValueTask> startOnDemand)
{
    private const int Remembered = 32;

    private readonly Queue<StateChange> _history = new();

    public string Name => Deployment.Name;

    public PluginDeployment Deployment { get; private set; } = deployment;

    public InstanceModel Model => Deployment.Model;

    /// <summary>The contracts that its manifest offers.</summary>
    public IEnumerable<ContractId> Provides => Model.Manifest.Provides.Select(static provided => provided.Contract);

    public Lifecycle Lifecycle { get; } = new();

    public PluginState State => Lifecycle.State;

    /// <summary>Why it is in its state.</summary>
    public Reason Reason { get; private set; } =
        new(ReasonCode.Installed, "It has been installed and not been looked at yet.");

    /// <summary>Counts its starts.</summary>
    public int Generation { get; set; }

    /// <summary>What runs of it; null when nothing does.</summary>
    public RunningGeneration? Running { get; set; }

    /// <summary>
    /// The start or stop that is going on; null when none is. Others wait for its end and look again.
    /// </summary>
    public Task? Transition { get; set; }

    /// <summary>What it was before the last update, to return to; null when there was none.</summary>
    public PluginDeployment? Previous { get; set; }

    /// <summary>Where calls to it wait; null while they need not.</summary>
    public Gate? Gate { get; set; }

    /// <summary>Shares its calls between two generations; null while one serves all.</summary>
    public Canary? Canary { get; set; }

    /// <summary>The update that is on its way; null when none is.</summary>
    public UpdateTransaction? Update { get; set; }

    /// <summary>Whether nothing of it runs, starts or stops.</summary>
    public bool IsIdle => Transition is null && Running is null;

    /// <summary>
    /// Whether calls wait because it is being stopped for having none: whoever comes starts it again, or lets it go on.
    /// </summary>
    public bool IsFallingIdle { get; set; }

    /// <summary>How many of its starts have failed since it served.</summary>
    public int Failures { get; set; }

    /// <summary>When its last start failed, a call may start it again from then on.</summary>
    public DateTimeOffset RetryAt { get; set; }

    /// <summary>How often its supervisor has restarted it lately.</summary>
    public RestartHistory Restarts { get; } = new();

    /// <summary>What came of giving up the code of its last generation.</summary>
    public UnloadState LastUnload { get; set; }

    /// <summary>Its place in the order in which instances became active: stops go backwards through it.</summary>
    public long Order { get; set; }

    /// <summary>Its calls as a provider, over all generations.</summary>
    public CallBook Calls { get; } = new(deployment.Name);

    /// <summary>
    /// What the first call to it does when it starts on demand; one delegate, so that routes can compare it.
    /// </summary>
    public Func<CancellationToken, ValueTask> StartOnDemand { get; } = startOnDemand;

    /// <summary>The last changes of state, newest first.</summary>
    public ImmutableArray<StateChange> History => [.. _history.Reverse()];

    /// <summary>Makes it another deployment of the same instance; whether it is wanted, and its age, stay.</summary>
    public void Replace(PluginDeployment deployment) => Deployment = deployment with
    {
        Model = deployment.Model with { Wanted = Model.Wanted, Age = Model.Age },
    };

    public void Want(WantedState wanted) =>
        Deployment = Deployment with { Model = Model with { Wanted = wanted } };

    /// <summary>
    /// Changes the state, as far as the table of transitions allows; returns what to tell the observer.
    /// </summary>
    public Result<KernelRecord.State> Apply(LifecycleEvent happened, Reason reason, DateTimeOffset now)
    {
        var from = State;
        var to = Lifecycle.Apply(happened);
        if (to.IsRefused)
        {
            return to.Refusal;
        }

        Reason = reason;
        _history.Enqueue(new StateChange(now, from, State, reason.Code.Text, reason.Explanation));
        if (_history.Count > Remembered)
        {
            _history.Dequeue();
        }

        return new KernelRecord.State(now, Name, from, State, reason);
    }

    /// <summary>The same state for another reason.</summary>
    public void Explain(Reason reason) => Reason = reason;
}
