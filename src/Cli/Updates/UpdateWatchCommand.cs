namespace Mortise.Cli.Updates;

/// <summary>Follows an update.</summary>
internal sealed class UpdateWatchCommand(Surroundings surroundings)
    : OneUpdateCommand("watch", "Follows an update until it has ended.", surroundings)
{
    public override string[] Examples => ["mortise update watch 3"];
}
