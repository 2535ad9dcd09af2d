using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Health;
using Mortise.Kernel.Administration;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Supervision;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Kernel;

/// <summary>
/// The core: knows the installed plug-ins, decides who gets what from whom, starts and stops them in order, and leads
/// every call and event between them. Does nothing itself with files, processes or sockets: isolation hosts and Hosting
/// do. Safe for concurrent use.
/// </summary>
public sealed class Microkernel : IAsyncDisposable
{
    /// <summary>The name of the source of spans.</summary>
    public const string SourceName = "Mortise";

    private readonly InstanceTable _instances;
    private readonly RouteTable _routes;
    private readonly EventTable _events;
    private readonly RoutesByName _byName;
    private readonly GenerationSteps _steps;
    private readonly Starter _starter;
    private readonly Stopper _stopper;
    private readonly UpdateTable _updates;
    private readonly Supervisor _supervisor;
    private readonly IdleWatch _idle;
    private readonly HostParts _host;

    /// <summary>Makes a kernel in which nothing but the host is installed.</summary>
    /// <exception cref="ArgumentException">
    /// A group of supervision is within itself, or in none that there is.
    /// </exception>
    public Microkernel(KernelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        Supervisor.Check(config.Groups);
        Started = config.Time.GetUtcNow();
        _instances = new InstanceTable(config);
        _routes = new RouteTable(_instances, new RouteContext(config.Strict, config.DeadlineTime, _instances.Records));
        _events = new EventTable(config, _instances.Records);
        _steps = new GenerationSteps(_instances, _routes, _events);
        _starter = new Starter(_instances, _routes, _events, _steps);
        _stopper = new Stopper(_instances, _routes, _events, _steps);
        _byName = new RoutesByName(_instances, _routes);
        _supervisor = new Supervisor(_instances, _routes, _starter, _stopper, _steps);
        _steps.Failed = _supervisor.Fail;
        _idle = new IdleWatch(_instances, _routes, _stopper, _supervisor.Ending);
        _updates = new UpdateTable(new UpdateParts(
            _instances,
            _routes,
            _events,
            _steps,
            name => ReviveAsync(name, CancellationToken.None),
            _supervisor.ProceedAsync));
        _host = HostParts.Install(_instances, _routes);
        if (config.Deadlines.Heartbeat != Timeout.InfiniteTimeSpan)
        {
            _ = _supervisor.BeatAsync();
        }
    }

    /// <summary>What it was made with.</summary>
    public KernelConfig Config => _instances.Config;

    /// <summary>When it was made.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>
    /// Installs instances, all or none, and starts nothing. Refused when a name is taken or the configuration of the
    /// kernel does not have what one of them needs.
    /// </summary>
    public Refusal? Install(IReadOnlyCollection<PluginDeployment> deployments)
    {
        ArgumentNullException.ThrowIfNull(deployments);
        return _instances.Change<Refusal?>(retired =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in deployments.Select(static deployment => deployment.Name))
            {
                if (!seen.Add(name) || _instances.TryGetNeedsLock(name, out _))
                {
                    return new Refusal(
                        "MT3013",
                        $"A plug-in instance named '{name}' is installed already. Remove it first, or give the new "
                        + "one another name.",
                        [name]);
                }
            }

            foreach (var deployment in deployments)
            {
                var name = deployment.Name;
                _ = _idle.WatchAsync(_instances.AddNeedsLock(
                    deployment, cancellation => _starter.StartOnDemandAsync(name, cancellation)));
            }

            _instances.ResolveNeedsLock();
            _routes.RefreshNeedsLock(retired);
            return null;
        });
    }

    /// <summary>
    /// Starts every eager instance that can be started; what fails is reported and stops nobody else.
    /// </summary>
    public Task StartEagerAsync(CancellationToken cancellation = default) => _starter.StartEagerAsync(cancellation);

    /// <summary>Enables and starts an instance, and before it what it requires; then whatever waited for it.</summary>
    public async Task<Refusal?> StartAsync(string name, CancellationToken cancellation = default)
    {
        if (Want(name, WantedState.Enabled) is { } unknown)
        {
            return unknown;
        }

        var refusal = await ReviveAsync(name, cancellation).ConfigureAwait(false);
        if (refusal is null)
        {
            await _starter.StartEagerAsync(cancellation).ConfigureAwait(false);
        }

        return refusal;
    }

    /// <summary>Drains and stops an instance, and keeps it stopped until it is started again.</summary>
    /// <returns>The refusal, and what went wrong on the way, which did not keep it from being stopped.</returns>
    public async Task<(Refusal? Refusal, ImmutableArray<string> Problems)> StopAsync(
        string name, CancellationToken cancellation = default)
    {
        if (name == InstanceModel.Host)
        {
            return (HostStays("stopped"), []);
        }

        if (Want(name, WantedState.Disabled) is { } unknown)
        {
            return (unknown, []);
        }

        _updates.CancelOf(name);
        var cause = new Reason(ReasonCode.StopRequested, "An operator asked for the stop.");
        var report = await _stopper.StopAsync(name, cause, cancellation).ConfigureAwait(false);
        return (null, report.Problems);
    }

    /// <summary>Stops and uninstalls an instance; says whether its code left the process.</summary>
    public async Task<(Refusal? Refusal, RemoveReport? Report)> RemoveAsync(
        string name, CancellationToken cancellation = default)
    {
        var problems = ImmutableArray<string>.Empty;
        while (true)
        {
            var (refusal, more) = await StopAsync(name, cancellation).ConfigureAwait(false);
            if (refusal is not null)
            {
                return (refusal, null);
            }

            problems = problems.AddRange(more);
            if (TryUninstall(name) is { } unload)
            {
                return (null, new RemoveReport(name, unload, string.Join(" ", problems)));
            }
        }
    }

    /// <summary>
    /// Begins to replace what runs of an instance by another deployment of it, which goes on by itself: calls are
    /// served throughout, and if anything fails the instance is as it was. One that does not run is started as the
    /// other deployment if it is meant to run, out of quarantine too.
    /// </summary>
    /// <param name="deployment">
    /// Its grants are added to those that the instance has; its rank and whether it is wanted stay the instance's.
    /// </param>
    /// <param name="canary">
    /// How it is tried on a share of the calls first; null for what the deployment says. Without effect on one that
    /// does not run, which leaves nothing to compare with.
    /// </param>
    /// <returns>The update, or why it was not begun.</returns>
    public Result<UpdateTransaction> Update(PluginDeployment deployment, CanaryPlan? canary = null)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return _updates.Begin(deployment, canary);
    }

    /// <summary>The updates on their way, and the last ones that have ended; newest first.</summary>
    public ImmutableArray<UpdateTransaction> Updates => _updates.All;

    /// <summary>
    /// What a requirement of the host receives: a port, <c>Optional</c> or <c>Ports</c>; usable at once, answered when
    /// a provider is there.
    /// </summary>
    /// <param name="index">The index in <see cref="HostDeployment.Requires"/>.</param>
    public object HostRequirement(int index) => _host.Requirement(index);

    /// <summary>The plug-in instances at this moment, ordered by name.</summary>
    public ImmutableArray<PluginStatus> Plugins => _instances.ReadAll(StatusReports.OfNeedsLock);

    /// <summary>A plug-in instance at this moment; null when there is none of that name.</summary>
    public PluginStatus? StatusOf(string name) => Find(name, StatusReports.OfNeedsLock);

    /// <summary>Why an instance is as it is and calls whom it calls; null when there is none of that name.</summary>
    public WhyReport? WhyOf(string name) => Find(
        name, instance => StatusReports.WhyNeedsLock(instance, _instances.Resolution[instance.Name]));

    /// <summary>Probes an instance, within the deadline; null when there is none of that name.</summary>
    public async Task<PluginHealth?> HealthOfAsync(string name)
    {
        if (StatusOf(name) is not { } status)
        {
            return null;
        }

        var asked = Find(name, static instance => instance.Running?.Generation);
        if (status.State is not PluginState.Active || asked is null)
        {
            return StatusReports.HealthOf(status);
        }

        var report = new HealthReport(HealthState.Unhealthy, "");
        var failure = await StepException.OfAsync(async () =>
            report = await _steps.CheckHealthAsync(asked).ConfigureAwait(false)).ConfigureAwait(false);
        return new PluginHealth(name, report.State, failure?.Reason.Explanation ?? report.Description);
    }

    /// <summary>Calls that found no provider.</summary>
    public CallTotals Unanswered => StatusReports.Totals(_routes.Context.Unanswered.Total);

    /// <summary>
    /// The calls per instance, generation and operation that was ever called: ordered by the instance, its oldest
    /// generation first; last, with an empty instance, those that found no provider.
    /// </summary>
    public ImmutableArray<OperationAccount> Accounts =>
    [
        .. _instances.ReadAll(static instance => instance.Calls).SelectMany(static book => book.Read()),
        .. _routes.Context.Unanswered.Read("", null),
    ];

    /// <summary>
    /// The calls that nobody answered and that ended with null, because their operation fails open: per consumer and
    /// operation, in order. What a removed consumer had is gone with it.
    /// </summary>
    public ImmutableArray<FailedOpenCalls> FailedOpen =>
        [.. _routes.Context.FailedOpen
            .SelectMany(static by => by.Value.Select(of => new FailedOpenCalls(by.Key, of.Key, of.Value)))
            .OrderBy(static calls => $"{calls.Consumer} {calls.Operation}", StringComparer.Ordinal)];

    /// <summary>The contracts that a caller is granted and that somebody provides now, in order.</summary>
    /// <param name="caller">An instance, <c>host</c> or <c>operator</c>; whoever asks for it vouches for it.</param>
    public ImmutableArray<ReachableContract> ContractsFor(string caller) => _byName.ListFor(caller);

    /// <summary>
    /// Leads a caller that knows a contract by its name only to a provider; starts that if it starts on demand.
    /// </summary>
    /// <param name="caller">An instance, <c>host</c> or <c>operator</c>; whoever asks for it vouches for it.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="provider">The instance that is to provide it; empty for the best.</param>
    /// <param name="cancellation">Ends the wait for a start.</param>
    /// <exception cref="UnavailableException">Nobody provides it, or it cannot be started.</exception>
    /// <exception cref="RejectedException">The caller is not granted it, or it is unknown.</exception>
    public ValueTask<RouteByName> FindRouteAsync(
        string caller, ContractId contract, string provider, CancellationToken cancellation = default) =>
        _byName.FindAsync(caller, contract, provider, cancellation);

    /// <summary>What an instance is; null when there is none of that name.</summary>
    public PluginDeployment? DeploymentOf(string name) => Find(name, static instance => instance.Deployment);

    /// <summary>What an instance was before its last update; null when it has not been updated.</summary>
    public PluginDeployment? PreviousOf(string name) => Find(name, static instance => instance.Previous);

    /// <summary>
    /// The account of an instance as a provider, over all its generations, per operation that was ever called, keyed
    /// <c>contract/major Operation</c>; empty when there is no such instance.
    /// </summary>
    public ImmutableSortedDictionary<string, CallTotals> CallsOf(string name) =>
        (Find(name, static instance => instance.Calls)?.Read() ?? [])
            .GroupBy(static account => account.Operation, static account => account.Calls)
            .ToImmutableSortedDictionary(
                static sums => sums.Key,
                static sums => sums.Aggregate(static (sum, calls) => sum + calls),
                StringComparer.Ordinal);

    /// <summary>The kernel's lock, for tests that see to it that nobody else's code runs below it.</summary>
    internal Lock Gate => _instances.Gate;

    /// <summary>A contract that the kernel or the application provides, as the operator sees it.</summary>
    /// <exception cref="ArgumentException">Neither provides it.</exception>
    public TContract Own<TContract>()
        where TContract : class =>
        _host.Own<TContract>(GrantsOfOperator);

    /// <summary>
    /// Says on whose behalf the application calls: each call that is made from here on in the calling asynchronous
    /// method, and by the plug-ins that it reaches, carries the context's principal, tenant, culture and deadline. It
    /// is undone when that method returns. The caller is <c>host</c>, whatever the context says.
    /// </summary>
    /// <param name="context">What the application itself has established; nothing that a client merely says.</param>
    public void Enter(CallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _routes.Context.Flow.Enter(context with { Caller = InstanceModel.Host });
    }

    /// <summary>
    /// Stops everything in the exact reverse of the order in which it became active, but nobody before those who may
    /// call it; returns what went wrong.
    /// </summary>
    public async Task<ImmutableArray<string>> StopAllAsync()
    {
        _supervisor.End();
        await _updates.CancelAllAsync().ConfigureAwait(false);
        return await _stopper.StopAllAsync(new Reason(ReasonCode.HostStopping, "The host is stopping."))
            .ConfigureAwait(false);
    }

    /// <summary>Stops everything.</summary>
    public async ValueTask DisposeAsync() => await StopAllAsync().ConfigureAwait(false);

    private const string GrantsOfOperator = Rights.GrantTable.Operator;

    private static Refusal HostStays(string what) => new(
        "MT3014", $"The host itself cannot be {what} as a plug-in. End the process to end it.", [InstanceModel.Host]);

    private T? Find<T>(string name, Func<PluginInstance, T?> readNeedsLock)
        where T : class =>
        _instances.Read(() => _instances.TryGetNeedsLock(name, out var instance) ? readNeedsLock(instance) : null);

    private Task<Refusal?> ReviveAsync(string name, CancellationToken cancellation)
    {
        _supervisor.Release(name);
        var cause = new Reason(ReasonCode.StartRequested, "An operator asked for the start.");
        return _starter.StartAsync(name, cause, cancellation);
    }

    /// <summary>Null when somebody has started it again since it stopped, or has removed it first.</summary>
    private UnloadState? TryUninstall(string name) =>
        _instances.Change<UnloadState?>(retired =>
        {
            if (!_instances.TryGetNeedsLock(name, out var instance) || !instance.IsIdle)
            {
                return null;
            }

            var removed = new Reason(ReasonCode.Removed, "An operator removed it.");
            _instances.TellNeedsLock(instance, LifecycleEvent.Uninstall, removed);
            _instances.RemoveNeedsLock(name);
            _routes.Context.FailedOpen.TryRemove(name, out _);
            _instances.ResolveNeedsLock();
            _routes.RefreshNeedsLock(retired);
            return instance.LastUnload;
        });

    private Refusal? Want(string name, WantedState wanted) =>
        _instances.Change(retired =>
        {
            if (!_instances.TryGetNeedsLock(name, out var instance))
            {
                return InstanceTable.Unknown(name);
            }

            if (instance.Model.Wanted == wanted)
            {
                return null;
            }

            instance.Want(wanted);
            if (wanted == WantedState.Enabled || instance.Running is null || instance.State == PluginState.Stopping)
            {
                // One that serves is taken off its routes by its stop, which waits for the calls inside.
                _instances.ResolveNeedsLock();
                _routes.RefreshNeedsLock(retired);
            }

            return null;
        });
}
