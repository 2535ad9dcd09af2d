using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Mortise.Administration;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Rights;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// All installed instances and what the resolver says about them: the kernel's state, under its one lock. No plug-in
/// code, no observer and no wait happens below the lock; whoever holds it adds records and raises them afterwards.
/// </summary>
internal sealed class InstanceTable(KernelConfig config)
{
    private readonly SortedDictionary<string, PluginInstance> _instances = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<ContractId, RoutePolicyKind> _policies =
        config.Routes.ToImmutableDictionary(static route => route.Key, static route => route.Value.Policy);

    private readonly Dictionary<string, InstanceModel> _beside = new(StringComparer.Ordinal);

    private long _age;
    private long _order;

    /// <summary>The kernel's lock.</summary>
    public Lock Gate { get; } = new();

    public KernelConfig Config => config;

    /// <summary>What the observer is to be told.</summary>
    public RecordQueue Records { get; } = new(config.Observer);

    public ResolutionModel Resolution { get; private set; } = ResolutionModel.Empty;

    public GrantTable Grants { get; private set; } = GrantTable.Of([]);

    public IReadOnlyCollection<PluginInstance> AllNeedsLock => _instances.Values;

    /// <summary>
    /// Changes the kernel's state under its lock. What routes left is retired after it, and the observer is told.
    /// </summary>
    public void Change(Action<RetiredBindings> changeNeedsLock) => Change<object?>(retired =>
    {
        changeNeedsLock(retired);
        return null;
    });

    /// <summary>The same, with a result.</summary>
    public T Change<T>(Func<RetiredBindings, T> changeNeedsLock)
    {
        var retired = new RetiredBindings();
        T result;
        lock (Gate)
        {
            result = changeNeedsLock(retired);
        }

        retired.Retire();
        Records.Raise();
        return result;
    }

    /// <summary>The end of a start, stop or update: whoever waits for it looks again.</summary>
    public void End(PluginInstance instance, TaskCompletionSource transition)
    {
        lock (Gate)
        {
            (instance.Transition, instance.Update) = (null, null);
        }

        transition.SetResult();
        Records.Raise();
    }

    /// <summary>Reads under the lock.</summary>
    public T Read<T>(Func<T> readNeedsLock)
    {
        lock (Gate)
        {
            return readNeedsLock();
        }
    }

    /// <summary>Reads from all instances under the lock, in the order of their names.</summary>
    public ImmutableArray<T> ReadAll<T>(Func<PluginInstance, T> readNeedsLock) =>
        Read(() => _instances.Values.Select(readNeedsLock).ToImmutableArray());

    /// <summary>Reads from an instance under the lock.</summary>
    /// <exception cref="UnknownPluginException">There is none of that name.</exception>
    public T Read<T>(string name, Func<PluginInstance, T> readNeedsLock) => Read(() =>
        _instances.TryGetValue(name, out var instance)
            ? readNeedsLock(instance)
            : throw new UnknownPluginException(name));

    public bool TryGetNeedsLock(string name, [NotNullWhen(true)] out PluginInstance? instance) =>
        _instances.TryGetValue(name, out instance);

    /// <summary>How many times an instance has become active.</summary>
    public long StartedNeedsLock => _order;

    public long NextOrderNeedsLock() => ++_order;

    /// <summary>Adds an instance; the name must be free. The caller resolves afterwards.</summary>
    public PluginInstance AddNeedsLock(PluginDeployment deployment, Func<CancellationToken, ValueTask> startOnDemand)
    {
        var aged = deployment with { Model = deployment.Model with { Age = ++_age } };
        return _instances[deployment.Name] = new PluginInstance(aged, startOnDemand);
    }

    public void RemoveNeedsLock(string name) => _instances.Remove(name);

    /// <summary>
    /// Lets the resolver know a generation that is not the serving one of its instance: it requires and is granted what
    /// its manifest says, and provides nothing. The caller resolves afterwards.
    /// </summary>
    /// <param name="resolvedAs">Its name for the resolver, which no instance can have.</param>
    /// <param name="model">What it is.</param>
    public void PutBesideNeedsLock(string resolvedAs, InstanceModel model) => _beside[resolvedAs] = model with
    {
        Name = resolvedAs,
        Manifest = model.Manifest with { Provides = [] },
        IsBeside = true,
    };

    public void RemoveBesideNeedsLock(string resolvedAs) => _beside.Remove(resolvedAs);

    /// <summary>What the resolver would say if an instance were replaced.</summary>
    public ResolutionModel ForecastNeedsLock(InstanceModel replacement) => Resolver.Resolve(
        ModelsNeedsLock().Select(model => model.Name == replacement.Name ? replacement : model), _policies);

    /// <summary>
    /// Resolves anew, and moves idle instances between <c>Installed</c> and <c>Resolved</c> accordingly.
    /// </summary>
    public void ResolveNeedsLock()
    {
        var models = ModelsNeedsLock().ToArray();
        Resolution = Resolver.Resolve(models, _policies);
        Grants = GrantTable.Of(models);
        SettleNeedsLock();
    }

    /// <summary>
    /// Moves idle instances between <c>Installed</c> and <c>Resolved</c>, by what the resolver has said last.
    /// </summary>
    public void SettleNeedsLock()
    {
        foreach (var instance in _instances.Values)
        {
            var refusal = Resolution[instance.Name].Refusal;
            switch (instance.State)
            {
                case PluginState.Installed when refusal is null:
                    var resolved = new Reason(ReasonCode.Resolved, "All that it requires is there.");
                    TellNeedsLock(instance, LifecycleEvent.Resolve, resolved);
                    break;
                case PluginState.Resolved when refusal is not null:
                    TellNeedsLock(instance, LifecycleEvent.Unresolve, Reasons.From(refusal));
                    break;
                case PluginState.Installed when refusal is not null:
                    instance.Explain(Reasons.From(refusal));
                    break;
            }
        }
    }

    /// <summary>
    /// Changes the state of an instance and notes the record; a refusal is a bug of the kernel's own order.
    /// </summary>
    public void TellNeedsLock(PluginInstance instance, LifecycleEvent happened, Reason reason)
    {
        var change = instance.Apply(happened, reason, config.Time.GetUtcNow());
        if (change.IsRefused)
        {
            throw new InvalidOperationException(
                $"Kernel bug: '{instance.Name}' in state {instance.State} met {happened}. "
                + change.Refusal.Explanation);
        }

        Records.Add(change.Value);
    }

    private IEnumerable<InstanceModel> ModelsNeedsLock() => _instances.Values
        .Select(static instance => instance.Model with
        {
            IsServing = instance.Running?.IsServing == true,
            HasFailed = instance.State is PluginState.Faulted or PluginState.Quarantined,
        })
        .Concat(_beside.Values);

    /// <summary>The refusal for a name that nobody has.</summary>
    public static Refusal Unknown(string name) => new(
        "MT3012",
        $"No plug-in instance is named '{name}'. The names are those of the edition file; 'mortise list' shows them.",
        []);
}
