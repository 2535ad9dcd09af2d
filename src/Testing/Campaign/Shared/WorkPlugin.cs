using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Testing.Faults;

namespace Mortise.Campaign;

/// <summary>Does its work, notes each run, and commits what it is told to.</summary>
#if KEEPS
[Plugin("campaign.keeper", Description = "Works, remembers how often, and misbehaves when told to.")]
#else
[Plugin("campaign.worker", Description = "Works, and misbehaves when told to.")]
#endif
public sealed partial class WorkPlugin
    : IWork, ITrouble, IPrepare, IActivate, IReportHealth, IBackgroundWork, IDrain, IStop, IAsyncDisposable,
        ISubscribe<Nudge>
{
    private static readonly string _build = typeof(WorkPlugin).Assembly.GetName().Name!;

    /// <summary>Longer than the campaign's host waits.</summary>
    private static readonly TimeSpan _unloads = TimeSpan.FromSeconds(2);

    private readonly WorkConfig _config;
    private readonly ILedger _ledger;
    private readonly Ports<ITool> _tools;
    private readonly FaultInjector _faults;
    private long _count;
    private volatile bool _isStopped;

    /// <summary>Made by the host.</summary>
    public WorkPlugin(WorkConfig config, ILedger ledger, Ports<ITool> tools, TimeProvider time)
    {
        (_config, _ledger, _tools) = (config, ledger, tools);
        _faults = new FaultInjector(() => HoldAsync(time), time)
        {
            Armed = FaultPlan.Parse(config.Fault),
        };
        AssemblyLoadContext.GetLoadContext(typeof(WorkPlugin).Assembly)!.Unloading += _ =>
            _faults.At(FaultPoint.Unloading);
        _faults.At(FaultPoint.Construct);
    }

    /// <summary>Each has one of its own, so that its end is nobody else's fault.</summary>
    private ITool Tool => _tools[$"tool-{_config.Instance}"];

    /// <inheritdoc/>
    public ValueTask PrepareAsync(CancellationToken cancellation) =>
        _faults.AtAsync(FaultPoint.Prepare, cancellation);

    /// <inheritdoc/>
    public ValueTask ActivateAsync(CancellationToken cancellation) =>
        _faults.AtAsync(FaultPoint.Activate, cancellation);

    /// <inheritdoc/>
    public async ValueTask<HealthReport> CheckHealthAsync(CancellationToken cancellation)
    {
        await _faults.AtAsync(FaultPoint.Probe, cancellation);
        return _faults.Lies(FaultPoint.Probe)
            ? new HealthReport(HealthState.Unhealthy, "It was told to be.")
            : HealthReport.Healthy;
    }

    /// <inheritdoc/>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var faults = Injector(await _ledger.OrderAsync(_config.Instance, cancellation));
            await faults.AtAsync(FaultPoint.Work, cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask OnEventAsync(Nudge item, CancellationToken cancellation) => item.Instance == _config.Instance
        ? Injector(item.Fault).AtAsync(FaultPoint.Event, cancellation)
        : default;

    /// <inheritdoc/>
    public ValueTask DrainAsync(CancellationToken cancellation) => _faults.AtAsync(FaultPoint.Drain, cancellation);

    /// <inheritdoc/>
    public ValueTask StopAsync(CancellationToken cancellation)
    {
        _isStopped = true;
        return _faults.AtAsync(FaultPoint.Stop, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _faults.AtAsync(FaultPoint.Dispose);

    /// <inheritdoc/>
    public async ValueTask<Line> DoAsync(long id, CancellationToken cancellation = default)
    {
        await BeginAsync(id);
        return await EndAsync(id);
    }

    /// <inheritdoc/>
    public async ValueTask<Line> DoSlowlyAsync(long id, CancellationToken cancellation = default)
    {
        await BeginAsync(id);
        await PauseAsync(id);
        return await EndAsync(id);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Line> DoManyAsync(
        long first, int count, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var id = first; id < first + count; id++)
        {
            await BeginAsync(id);
            await PauseAsync(id);
            yield return await EndAsync(id);
        }
    }

    private ValueTask BeginAsync(long id)
    {
        Demand();
        return _ledger.BeginAsync(id, _build);
    }

    private async ValueTask PauseAsync(long id)
    {
        await _ledger.PauseAsync(id);
        Demand();
    }

    private async ValueTask<Line> EndAsync(long id)
    {
        await _ledger.EndAsync(id);
        return new Line(id, _build, Interlocked.Increment(ref _count));
    }

    /// <summary>Until the campaign lets it go, which nobody can any more whose ports are closed.</summary>
    private Task HoldAsync(TimeProvider time) => _faults.Armed == new FaultPlan(FaultAct.Block, FaultPoint.Unloading)
        ? Task.Delay(_unloads, time)
        : _ledger.HoldAsync(_config.Instance).AsTask();

    /// <summary>As what has been given up cannot be used any more.</summary>
    private void Demand() => ObjectDisposedException.ThrowIf(_isStopped, this);
}
