using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Lets calls and events wait while what the old generation remembers is carried over to the new one, and back if the
/// update is undone.
/// </summary>
internal sealed class StatefulSwitch(Succession succession) : ISwitch
{
    private readonly HandOver _handOver = new(succession);
    private bool _hasServed;

    /// <summary>From here until the gate opens, no new call comes to the old version.</summary>
    public void Close()
    {
        succession.OnUndo(() => _hasServed ? succession.LeaveAsync(succession.New) : Task.CompletedTask);
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
        succession.OnUndo(() => ForgetAsync(succession.New));
        return _handOver.CarryAsync(succession.Old, succession.New);
    }

    public async Task SwitchAsync()
    {
        var left = succession.Exchange(succession.Old, succession.New);
        _hasServed = true;
        succession.OnUndo(ReturnAsync);
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
        if (failure is not null)
        {
            NoteLoss(failure);
        }

        await succession.LeftAsync(succession.Exchange(succession.New, succession.Old)).ConfigureAwait(false);
    }

    private void NoteLoss(StepException failure)
    {
        var calls = succession.New.Account.Total.Completed;
        var reason = new Reason(
            ReasonCode.StateLost,
            $"The update of '{succession.Instance.Name}' was rolled back, and what the new version remembers could not "
            + $"be carried back: {failure.Reason.Explanation} The old version goes on from where it was; what {calls} "
            + "calls have changed since is lost.");
        succession.Note(new StepException(reason, failure.Detail));
        succession.Loss = reason;
    }

    private async Task ForgetAsync(RunningGeneration generation) =>
        succession.Note(await succession.Steps.ForgetAsync(generation).ConfigureAwait(false));
}
