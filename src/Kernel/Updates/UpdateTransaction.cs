using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Kernel.Lifecycle;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>One update as others see and steer it. Safe for concurrent use.</summary>
public sealed class UpdateTransaction
{
    private readonly TimeProvider _time;
    private readonly string _from;
    private readonly string _to;
    private readonly Lock _gate = new();
    private readonly List<UpdateStep> _steps = [];
    private readonly CancellationTokenSource _cancelled = new();
    private readonly TaskCompletionSource _promoted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<TimeSpan, ImmutableArray<UpdateHolder>>? _holders;
    private StepException? _failure;
    private UpdateState _state;
    private string _code = "";
    private string _explanation = "";

    internal UpdateTransaction(string id, string plugin, string from, string to, TimeProvider time)
    {
        (Id, Plugin) = (id, plugin);
        (_from, _to, _time) = (from, to, time);
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
        Change(() =>
        {
            _holders = holders;
            _steps.Add(new UpdateStep(phase, _time.GetUtcNow(), TimeSpan.Zero, deadline, ""));
        });

    /// <summary>Ends the phase, unless it has ended.</summary>
    internal void Leave(string outcome) => Change(() =>
    {
        _holders = null;
        if (_steps is [.., { Outcome.Length: 0 } last])
        {
            _steps[^1] = Timed(last) with { Outcome = outcome };
        }
    });

    internal void End(UpdateState state, string code, string explanation)
    {
        Change(() => (_state, _code, _explanation) = (state, code, explanation));
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

    /// <summary>Ends the watch: somebody has seen enough. Without effect before and after it.</summary>
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
        var steps = _steps.Select(step => step.Outcome.Length > 0 ? step : Timed(step)).ToImmutableArray();
        var phase = steps.IsEmpty ? UpdatePhase.Resolve : steps[^1].Phase;
        var waited = steps.IsEmpty ? TimeSpan.Zero : steps[^1].Took;
        return new UpdateReport(
            Id,
            Plugin,
            _from,
            _to,
            _state,
            phase,
            _code,
            _explanation,
            steps,
            _holders?.Invoke(waited) ?? [],
            Gate?.Waiting ?? 0,
            Gate?.LongestWait ?? TimeSpan.Zero);
    }

    private UpdateStep Timed(UpdateStep step) => step with { Took = _time.GetUtcNow() - step.At };

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
