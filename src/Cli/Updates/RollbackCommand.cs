using System.CommandLine;
using Mortise.Hosting.Control;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>Returns to the version that served before the last update.</summary>
internal sealed class RollbackCommand(Surroundings surroundings) : BeginCommand(
    "rollback", "Returns a plug-in to the version before its last update, by an update the other way.", surroundings)
{
    public override string[] Examples => ["mortise rollback snail"];

    protected override Task<UpdateReport> BeginAsync(
        ParseResult parsed, string plugin, ControlClient host, IUpdates updates) =>
        updates.BeginAsync(new UpdateRequest(plugin, ""), Surroundings.Interrupted).AsTask();
}
