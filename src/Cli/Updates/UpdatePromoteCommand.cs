using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>Ends the watch of an update.</summary>
internal sealed class UpdatePromoteCommand(Surroundings surroundings)
    : OneUpdateCommand("promote", "Commits an update without watching the new version any longer.", surroundings)
{
    public override string[] Examples => ["mortise update promote 3"];

    protected override async Task SteerAsync(string id, IUpdates updates) =>
        await updates.PromoteAsync(id, Surroundings.Interrupted).ConfigureAwait(false);
}
