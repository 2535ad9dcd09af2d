using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Lets calls and events wait while what the old generation remembers is carried over to the new one, and back if the
/// update is undone.
/// </summary>
internal sealed class StatefulSwitch(Succession succession) : ISwitch
{
    private readonly HandOver _handOver = new(succession);
    private readonly KernelDeadlines _deadlines = succession.Deadlines;
    private bool _hasServed;

    /// <summary>From here until the gate opens, no new call comes to the old version.</summary>
    public void Close()
    {
        succession.OnUndo(
            () => _hasServed ? succession.LeaveAsync(succession.New) : Task.CompletedTask, _deadlines.Drain);
        succession.OnUndo(_handOver.Open);
        _handOver.Close();
    }

    /// <summary>From here until the gate opens, the old version is asked nothing and does nothing.</summary>
    public async Task EmptyAsync()
    {
        await _handOver.EmptyAsync(succession.Old, succession.Update.Cancelled).ConfigureAwait(false);
        await succession.EndWorkAsync(succession.Old).ConfigureAwait(false);
    }

    public Task HandOverAsync()
    {
        // Also when it fails half-way: what the new version has got is the old one's still.
        succession.OnUndo(() => ForgetAsync(succession.New), _deadlines.Stop);
        return _handOver.CarryAsync(succession.Old, succession.New);
    }

    public async Task SwitchAsync()
    {
        var left = succession.Exchange(succession.Old, succession.New);
        _hasServed = true;
        succession.OnUndo(ReturnAsync, _deadlines.Drain + (3 * _deadlines.Start) + (2 * _deadlines.Stop));
        _handOver.Open();
        succession.Steps.BeginWork(succession.Instance, succession.New);
        await succession.LeftAsync(left).ConfigureAwait(false);
    }

    public Task CommitAsync() => ForgetAsync(succession.Old);

    /// <summary>The old version serves again, with what the new one remembers if there is a way.</summary>
    /// <remarks>Leaves the gate closed, which is opened by what undoes the gate.</remarks>
    private async Task ReturnAsync()
    {
        _handOver.Close();
        var failure = await StepException.OfAsync(() => _handOver.EmptyAsync(succession.New, CancellationToken.None))
            .ConfigureAwait(false);
        succession.Note(await succession.Steps.EndWorkAsync(succession.New).ConfigureAwait(false));
        failure ??= await StepException.OfAsync(() => _handOver.CarryAsync(succession.New, succession.Old))
            .ConfigureAwait(false);
        var broken = failure is null ? null
            : await StepException.OfAsync(_handOver.RestoreAsync).ConfigureAwait(false);
        if (failure is not null)
        {
            NoteLoss(failure, broken);
        }

        await succession.LeftAsync(succession.Exchange(succession.New, succession.Old)).ConfigureAwait(false);
        if (broken is not null)
        {
            // What it remembers now nobody may be answered from.
            succession.Old.IsServing = false;
            succession.Steps.Failed?.Invoke(succession.Instance, succession.Old, broken);
        }
    }

    private void NoteLoss(StepException failure, StepException? broken)
    {
        var calls = succession.New.Account.Total.Completed;
        var reason = new Reason(
            ReasonCode.StateLost,
            $"The update of '{succession.Instance.Name}' was rolled back, and what the new version remembers could not "
            + $"be carried back: {failure.Reason.Explanation} "
            + (broken is null
                ? "The old version goes on from where it was"
                : $"Nor could the old version go on from where it was: {broken.Reason.Explanation} It has failed, and "
                    + "its supervisor decides")
            + $"; what {calls} calls have changed since is lost.");
        succession.Note(new StepException(reason, failure.Detail));
        succession.Loss = reason;
    }

    private async Task ForgetAsync(RunningGeneration generation) =>
        succession.Note(await succession.Steps.ForgetAsync(generation).ConfigureAwait(false));
}
