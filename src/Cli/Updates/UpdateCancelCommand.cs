using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>Undoes an update.</summary>
internal sealed class UpdateCancelCommand(Surroundings surroundings)
    : OneUpdateCommand("cancel", "Undoes an update that has not been committed.", surroundings)
{
    public override string[] Examples => ["mortise update cancel 3"];

    protected override async Task SteerAsync(string id, IUpdates updates) =>
        await updates.CancelAsync(id, Surroundings.Interrupted).ConfigureAwait(false);

    /// <summary>It is done when the old version serves.</summary>
    protected override int EndOf(int update) => update == ExitCode.Failed ? ExitCode.Done : ExitCode.Failed;
}
