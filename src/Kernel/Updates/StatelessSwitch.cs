namespace Mortise.Kernel.Updates;

/// <summary>
/// Never pauses: new calls go to the new generation, and those inside the old one end there while both run.
/// </summary>
internal sealed class StatelessSwitch(Succession succession) : ISwitch
{
    public async Task SwitchAsync()
    {
        succession.LeaveOnUndo();
        var left = succession.Exchange(succession.Old, succession.New);
        await succession.EndWorkAsync(succession.Old).ConfigureAwait(false);
        succession.OnUndo(ReturnAsync, 2 * succession.Deadlines.Stop);
        succession.Steps.BeginWork(succession.Instance, succession.New);
        await succession.LeftAsync(left).ConfigureAwait(false);
    }

    private async Task ReturnAsync()
    {
        var left = succession.Exchange(succession.New, succession.Old);
        succession.Note(await succession.Steps.EndWorkAsync(succession.New).ConfigureAwait(false));
        await succession.LeftAsync(left).ConfigureAwait(false);
    }
}
