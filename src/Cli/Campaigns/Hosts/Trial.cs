using System.Globalization;
using System.Text.Json.Nodes;
using Mortise.Administration;
using Mortise.Campaign;
using Mortise.Cli.Campaigns.Catalogue;
using Mortise.Events;
using Mortise.Kernel;
using Mortise.Kernel.Updates;
using Mortise.Testing.Faults;
using Mortise.Updates;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>One fault that is injected into one lane: what can be done to it and asked of it. Used once.</summary>
internal sealed class Trial(CampaignHost host, Lane lane, int turn, CancellationToken cancellation) : IDisposable
{
    private const int StreamLength = 3;

    private static readonly TimeSpan _nudgeAgain = TimeSpan.FromMilliseconds(500);

    private readonly List<IDisposable> _broken = [];
    private readonly List<long> _ids = [];
    private UpdateTransaction? _update;

    public BuildFolders Folders => BuildFolders.Default;

    /// <summary>The generation that is to stay; zero if none is.</summary>
    public int Leaked { get; private set; }

    /// <summary>The one of several ways to commit its fault whose turn it is.</summary>
    public T InTurn<T>(params ReadOnlySpan<T> ways) => ways[turn % ways.Length];

    /// <summary>What it waits for, for whoever looks for the reason when that does not come.</summary>
    public string WaitsFor { get; private set; } = "";

    /// <summary>The calls that committed the fault.</summary>
    public IReadOnlyList<long> Ids => _ids;

    private Microkernel Kernel => host.Kernel;

    private IWork Work => host.WorkOf(lane);

    private ITrouble Trouble => host.TroubleOf(lane);

    // What is done to it.

    /// <summary>A call on the plain route that commits a fault.</summary>
    public Task CommitAsync(string fault) =>
        OneAsync(id => Work.CommitAsync(id, fault, host.LongLived));

    /// <summary>The same on a thread of the host's that lives as long as that.</summary>
    public Task CommitOnHostThreadAsync(string fault) => host.Thread.RunAsync(() => CommitAsync(fault));

    /// <summary>The host keeps what the call throws, as a log that keeps exceptions would.</summary>
    public Task ThrowToBeKeptAsync(string fault) =>
        host.Kept.DuringAsync(() => ExpectAsync<FaultedException>(CommitAsync(fault)));

    public Task CommitManyAsync(string fault) =>
        ManyAsync(first => Work.CommitManyAsync(first, StreamLength, fault, CancellationToken.None));

    /// <summary>A call on the route with a deadline.</summary>
    public Task SufferAsync(string fault) =>
        OneAsync(id => Trouble.SufferAsync(id, fault, CancellationToken.None));

    public Task SufferManyAsync(string fault) =>
        ManyAsync(first => Trouble.SufferManyAsync(first, StreamLength, fault, CancellationToken.None));

    /// <summary>A call whose caller gives up as soon as it hangs.</summary>
    public async Task GiveUpAsync(string fault)
    {
        using var given = new CancellationTokenSource();
        var call = OneAsync(id => Trouble.SufferAsync(id, fault, given.Token));
        await HeldAsync().ConfigureAwait(false);
        await given.CancelAsync().ConfigureAwait(false);
        await call.ConfigureAwait(false);
    }

    /// <summary>The generation that serves commits it when it comes to that point.</summary>
    public Task Arm(string fault) => Waiting("arming", () => Trouble.ArmAsync(fault, cancellation).AsTask());

    /// <summary>Its background work is told to commit it.</summary>
    public Task Order(string fault)
    {
        lane.Order(fault);
        return Task.CompletedTask;
    }

    public void StandingOrder(string fault) => lane.StandingOrder(fault);

    public void LetGo() => lane.LetGo();

    public async Task NudgeAsync(string fault, int count)
    {
        if (await host.ToolOf(lane).NudgeAsync(lane.Name, fault, count, cancellation).ConfigureAwait(false) == 0)
        {
            throw new OtherwiseException("The event was queued for nobody.");
        }
    }

    /// <summary>The nudges of others can take the place of its own in its queue, which is short.</summary>
    public async Task NudgeUntilHeldAsync(string fault)
    {
        do
        {
            await NudgeAsync(fault, 1).ConfigureAwait(false);
            await Task.WhenAny(HeldAsync(), Task.Delay(_nudgeAgain, TimeProvider.System, cancellation))
                .ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
        while (!lane.Held.IsCompleted);
    }

    /// <summary>An operator stops it.</summary>
    public Task StopAsync() => Kernel.StopAsync(lane.Name, cancellation);

    /// <summary>What is done while the tool is stopped.</summary>
    public async Task WithoutToolAsync(Func<Task> body)
    {
        try
        {
            await Kernel.StopAsync(lane.Tool, cancellation).ConfigureAwait(false);
            await body().ConfigureAwait(false);
        }
        finally
        {
            await Kernel.StartAsync(lane.Tool, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public string Damage(PackageDamage damage)
    {
        var package = new DamagedPackage(Folders.Of(lane, lane.Candidate), damage);
        _broken.Add(package);
        return package.Folder;
    }

    /// <summary>Notes which generation has been given up, and is to stay all the same.</summary>
    public async Task NoteLeakAsync()
    {
        var given = await host.Happenings.SeeAsync(lane.Name, static item => item.Kind == "unload", cancellation)
            .ConfigureAwait(false);
        Leaked = int.Parse(given.Explanation.Split(' ', ':')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Sees to it that an update goes to that build.</summary>
    public async Task MakeCandidateAsync(Build build)
    {
        if (build != Build.Any && lane.Candidate != build)
        {
            await ExpectCommitAsync(UpdateAsync("")).ConfigureAwait(false);
        }
    }

    /// <summary>An update to the other build, which has a fault from its beginning, and is not watched.</summary>
    public Task<UpdateReport> UpdateAsync(string fault) => UpdateToAsync(Folders.Of(lane, lane.Candidate), fault);

    public async Task<UpdateReport> UpdateToAsync(string folder, string fault = "")
    {
        var update = await BeginAsync(folder, fault).ConfigureAwait(false);
        update.Promote();
        return await EndAsync(update).ConfigureAwait(false);
    }

    /// <summary>An update to the other build, to which something happens while it is watched.</summary>
    public async Task<UpdateReport> UpdateInWatchAsync(Func<Task> happens)
    {
        _update = await BeginAsync(Folders.Of(lane, lane.Candidate), "").ConfigureAwait(false);
        await foreach (var report in _update.WatchAsync(cancellation).ConfigureAwait(false))
        {
            if (report.Phase == UpdatePhase.Watch && report.State == UpdateState.Running)
            {
                break;
            }
        }

        await happens().ConfigureAwait(false);
        return await EndAsync(_update).ConfigureAwait(false);
    }

    /// <summary>Cancels the update that is watched.</summary>
    public void Cancel() => _update?.Cancel();

    /// <summary>Ends its watch.</summary>
    public void Promote() => _update?.Promote();

    // What is asked of it.

    public Task HeldAsync() => Waiting("something that hangs", () => lane.Held.WaitAsync(cancellation));

    /// <summary>Something of that code is reported of it.</summary>
    public Task SeeAsync(string code) => SeeAsync(item => item.Code == code);

    public Task SeeFaultAsync() => SeeAsync(static item => item.Kind == "fault");

    public async Task ExpectAsync<TError>(Task call)
        where TError : Exception
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (TError)
        {
            return;
        }
        catch (Exception error)
        {
            throw new OtherwiseException($"The caller got {error.GetType().Name}: {error.Message}");
        }

        throw new OtherwiseException("The caller was answered.");
    }

    public async Task ExpectAnswerAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            throw new OtherwiseException($"The caller got {error.GetType().Name}: {error.Message}");
        }
    }

    public async Task ExpectRefusalAsync(Task<UpdateReport> update)
    {
        try
        {
            var end = await update.ConfigureAwait(false);
            throw new OtherwiseException($"{end.State} in {end.Phase}: {end.Explanation}");
        }
        catch (RefusedException)
        {
            // As it must be.
        }
    }

    public async Task ExpectRollBackAsync(UpdatePhase phase, Task<UpdateReport> update)
    {
        var end = await update.ConfigureAwait(false);
        var last = end.Steps.LastOrDefault(static step => step.Phase != UpdatePhase.RollBack)?.Phase;
        if (end.State != UpdateState.RolledBack || last != phase)
        {
            throw new OtherwiseException($"{end.State} in {last}: {end.Explanation}");
        }
    }

    public async Task ExpectCommitAsync(Task<UpdateReport> update)
    {
        var end = await update.ConfigureAwait(false);
        if (end.State != UpdateState.Committed)
        {
            throw new OtherwiseException($"{end.State} in {end.Steps[^1].Phase}: {end.Explanation}");
        }
    }

    /// <summary>The caller's own ambient state is what it was after a call on the route with a deadline.</summary>
    public Task ExpectOwnAmbienceAsync(string fault) => Task.Run(
        async () =>
        {
            var before = (CultureInfo.CurrentCulture, SynchronizationContext.Current, Thread.CurrentPrincipal);
            await ExpectAnswerAsync(SufferAsync(fault)).ConfigureAwait(false);
            if (before != (CultureInfo.CurrentCulture, SynchronizationContext.Current, Thread.CurrentPrincipal))
            {
                throw new OtherwiseException("The caller meets what the call has left.");
            }
        },
        cancellation);

    public void Dispose()
    {
        foreach (var package in _broken)
        {
            package.Dispose();
        }
    }

    private Task SeeAsync(Func<KernelEvent, bool> like) =>
        Waiting("a report", () => host.Happenings.SeeAsync(lane.Name, like, cancellation));

    private Task Waiting(string what, Func<Task> begin)
    {
        WaitsFor = what;
        return begin();
    }

    private async Task OneAsync(Func<long, ValueTask<Line>> call)
    {
        var id = Issue(1);
        try
        {
            host.Callers.Accept(id, await call(id).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            host.Callers.Settle(id, CallOutcomes.Of(error));
            throw;
        }
    }

    private async Task ManyAsync(Func<long, IAsyncEnumerable<Line>> call)
    {
        var first = Issue(StreamLength);
        var next = first;
        try
        {
            await foreach (var line in call(first).ConfigureAwait(false))
            {
                host.Callers.Accept(next++, line);
            }
        }
        catch (Exception error)
        {
            for (; next < first + StreamLength; next++)
            {
                host.Callers.Settle(next, CallOutcomes.Of(error));
            }

            throw;
        }
    }

    private long Issue(int count)
    {
        var first = host.Callers.Issue(lane.Number, count, CallPurpose.Fault);
        for (var item = 0; item < count; item++)
        {
            _ids.Add(first + item);
        }

        return first;
    }

    private async Task<UpdateTransaction> BeginAsync(string folder, string fault)
    {
        var config = new JsonObject { ["Instance"] = lane.Name, ["Fault"] = fault }.ToJsonString();
        WaitsFor = "the beginning of an update";
        var begun = await Kernel.Own<IUpdates>()
            .BeginAsync(new(lane.Name, folder) { Config = config }, cancellation).ConfigureAwait(false);
        return Kernel.Updates.First(update => update.Id == begun.Id);
    }

    private async Task<UpdateReport> EndAsync(UpdateTransaction update)
    {
        WaitsFor = $"the end of {update.Id}, which is in {update.Report().Phase}";
        await update.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        var end = update.Report();
        if (end.State == UpdateState.Committed)
        {
            lane.Serving = lane.Candidate;
        }

        return end;
    }
}
