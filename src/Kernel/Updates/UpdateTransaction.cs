using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Routing;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>One update as others see and steer it. Safe for concurrent use.</summary>
public sealed class UpdateTransaction
{
    private readonly TimeProvider _time;
    private readonly RecordQueue _records;
    private readonly string _from;
    private readonly string _to;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancelled = new();
    private readonly TaskCompletionSource _promoted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<UpdateStep> _steps = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<TimeSpan, ImmutableArray<UpdateHolder>>? _holders;
    private StepException? _failure;
    private UpdateState _state;
    private string _code = "";
    private string _explanation = "";

    internal UpdateTransaction(
        string id, string plugin, string from, string to, TimeProvider time, RecordQueue records)
    {
        (Id, Plugin) = (id, plugin);
        (_from, _to, _time, _records) = (from, to, time, records);
    }

    /// <summary>Names it, unlike any other update of this host.</summary>
    public string Id { get; }

    /// <summary>The instance that is updated.</summary>
    public string Plugin { get; }

    /// <summary>Cancelled when somebody wants the old version back.</summary>
    internal CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Ends when somebody has seen enough.</summary>
    internal Task Promoted => _promoted.Task;

    /// <summary>Ends with the update, whichever way.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Where calls to it wait, or have waited; null when there is no need.</summary>
    internal Gate? Gate { get; set; }

    /// <summary>Shares calls between the two versions, or has; null if they never shared any.</summary>
    internal Canary? Canary { get; set => Change(() => field = value); }

    /// <summary>What ends an update that somebody cancels, or that the new version fails.</summary>
    internal StepException Cancellation =>
        _failure ?? new(new Reason(ReasonCode.UpdateCancelled, "An operator cancelled the update."), "");

    /// <summary>How far it is, and what it waits for.</summary>
    public UpdateReport Report()
    {
        lock (_gate)
        {
            return ReportNeedsLock();
        }
    }

    /// <summary>Begins a phase; the one before has ended.</summary>
    /// <param name="phase">Which.</param>
    /// <param name="deadline">How long it may take.</param>
    /// <param name="holders">Whom it waits for, given for how long it has been; null if it waits for nobody.</param>
    internal void Enter(
        UpdatePhase phase, TimeSpan deadline, Func<TimeSpan, ImmutableArray<UpdateHolder>>? holders = null) =>
        Tell(() =>
        {
            _holders = holders;
            _steps = _steps.Add(new UpdateStep(phase, _time.GetUtcNow(), TimeSpan.Zero, deadline, ""));
        });

    /// <summary>Ends the phase, unless it has ended.</summary>
    internal void Leave(string outcome)
    {
        // Only the update itself adds steps, and it is here.
        if (_steps is [.., { Outcome.Length: 0 } last])
        {
            var ended = Timed(last) with { Outcome = outcome };
            Tell(() => (_holders, _steps) = (null, _steps.SetItem(_steps.Length - 1, ended)));
        }
    }

    internal void End(UpdateState state, string code, string explanation)
    {
        Tell(() => (_state, _code, _explanation) = (state, code, explanation));
        _ended.TrySetResult();
    }

    /// <summary>Rolls it back, unless it has been committed.</summary>
    public void Cancel() => _cancelled.Cancel();

    /// <summary>Rolls it back because the version that serves has failed, unless it has been committed.</summary>
    internal void Fail(StepException failure)
    {
        _failure = failure;
        _cancelled.Cancel();
    }

    /// <summary>
    /// Somebody has seen enough: ends the canary and the watch, or lets it pass through them when it comes there. No
    /// other phase is left out, and a promoted update is rolled back all the same when it fails.
    /// </summary>
    public void Promote() => _promoted.TrySetResult();

    /// <summary>A report now, with each change, each second and at the end, with which the stream ends.</summary>
    public async IAsyncEnumerable<UpdateReport> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            UpdateReport report;
            Task changed;
            lock (_gate)
            {
                (report, changed) = (ReportNeedsLock(), _changed.Task);
            }

            yield return report;
            if (report.State != UpdateState.Running)
            {
                yield break;
            }

            // What it waits for changes without a word, and so does the time that is left.
            await Task.WhenAny(changed, Task.Delay(TimeSpan.FromSeconds(1), _time, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private UpdateReport ReportNeedsLock()
    {
        var steps = _steps is [.., { Outcome.Length: 0 } last]
            ? _steps.SetItem(_steps.Length - 1, Timed(last))
            : _steps;
        var waited = steps.IsEmpty ? TimeSpan.Zero : steps[^1].Took;
        return ReportNeedsLock(steps) with { Holders = _holders?.Invoke(waited) ?? [], Canary = Canary?.Report() };
    }

    /// <summary>Without what takes time to find out, for calls may wait meanwhile.</summary>
    private UpdateReport ReportNeedsLock(ImmutableArray<UpdateStep> steps) => new(
        Id,
        Plugin,
        _from,
        _to,
        _state,
        steps.IsEmpty ? UpdatePhase.Resolve : steps[^1].Phase,
        _code,
        _explanation,
        steps,
        [],
        Gate?.Waiting ?? 0,
        Gate?.LongestWait ?? TimeSpan.Zero);

    private UpdateStep Timed(UpdateStep step) => step with { Took = _time.GetUtcNow() - step.At };

    /// <summary>Changes it and tells the observer. Not under the kernel's lock.</summary>
    private void Tell(Action change)
    {
        Change(change);
        lock (_gate)
        {
            _records.Add(new KernelRecord.Update(_time.GetUtcNow(), Plugin, ReportNeedsLock(_steps)));
        }

        _records.Raise();
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
