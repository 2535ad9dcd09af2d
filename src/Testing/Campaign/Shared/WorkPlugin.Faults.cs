using System.Runtime.CompilerServices;
using Mortise.Testing.Faults;

namespace Mortise.Campaign;

/// <summary>What it does wrong in calls.</summary>
public sealed partial class WorkPlugin
{
    /// <inheritdoc/>
    public ValueTask ArmAsync(string fault, CancellationToken cancellation = default)
    {
        _faults.Armed = FaultPlan.Parse(fault);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<Line> SufferAsync(long id, string fault, CancellationToken cancellation = default) =>
        CommitAsync(id, fault, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<Line> SufferManyAsync(
        long first, int count, string fault, CancellationToken cancellation = default) =>
        CommitManyAsync(first, count, fault, cancellation);

    /// <inheritdoc/>
    public ValueTask<Line> CommitAsync(long id, string fault, CancellationToken cancellation = default)
    {
        if (fault.Split('.') is ["Ambience", var way])
        {
            // Not below an asynchronous method, which would undo it.
            AmbientState.Leave(Enum.Parse<Ambience>(way));
        }
        else if (fault == "Keepsake.Thread")
        {
            // On its caller's thread.
            Keepsakes.LeaveOnThread(this);
        }

        return RunAsync(id, () => MisbehaveAsync(fault, cancellation));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Line> CommitManyAsync(
        long first, int count, string fault, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var faults = Injector(fault);
        try
        {
            for (var id = first; id < first + count; id++)
            {
                var step = id;
                yield return await RunAsync(
                    id,
                    () => step == first + 1 ? faults.AtAsync(FaultPoint.Stream, cancellation) : default);
            }
        }
        finally
        {
            await faults.AtAsync(FaultPoint.StreamEnd, cancellation);
        }
    }

    private async ValueTask<Line> RunAsync(long id, Func<ValueTask> body)
    {
        await BeginAsync(id);
        try
        {
            await body();
            return await EndAsync(id);
        }
        catch
        {
            await _ledger.FailAsync(id);
            throw;
        }
    }

    private async ValueTask MisbehaveAsync(string fault, CancellationToken cancellation)
    {
        switch (fault.Split('.'))
        {
            case ["Leak", var way]:
                Leaks.Leave(Enum.Parse<Leak>(way), cancellation);
                break;
            case ["Gift"]:
                AppContext.SetData($"campaign.gift.{_config.Instance}", this);
                await _tools["hoarder"].KeepAsync(_config.Instance, cancellation);
                break;
            case ["Keepsake", var way]:
                Leave(way);
                break;
            case ["Lethal", var way]:
                LethalFaults.Commit(Enum.Parse<LethalFault>(way));
                break;
            case ["Thread", var way]:
                Escape(way);
                break;
            case ["Help", var way]:
                await Tool.HelpAsync(way == "Throws", cancellation);
                break;
            case ["Ambience", _]:
                break;
            default:
                var faults = Injector(fault);
                await faults.AtAsync(FaultPoint.Call, cancellation);
                await _ledger.PauseAsync(0, cancellation);
                await faults.AtAsync(FaultPoint.Resume, cancellation);
                break;
        }
    }

    private void Leave(string way)
    {
        switch (way)
        {
            case "Static":
                Keepsakes.Leave(this);
                break;
            case "OwnException":
                throw new InjectedFaultException("It was told to throw what is kept.");
            case "Exception":
                throw new InvalidOperationException("It was told to throw what is kept.");
        }
    }

    private static void Escape(string way)
    {
        switch (way)
        {
            case "Own":
                FaultyThreads.ThrowOnThread();
                break;
            case "Pool":
                FaultyThreads.ThrowOnPool();
                break;
            case "Timer":
                FaultyThreads.ThrowInTimer();
                break;
            case "AsyncVoid":
                FaultyThreads.ThrowInAsyncVoid();
                break;
            default:
                FaultyThreads.ForgetFailedTask();
                break;
        }
    }

    private FaultInjector Injector(string fault) =>
        new(() => _ledger.HoldAsync(_config.Instance).AsTask(), TimeProvider.System)
        {
            Armed = FaultPlan.Parse(fault),
            LingersFor = TimeSpan.FromMilliseconds(fault == "Linger@Call" ? 20 : 2000),
        };
}
