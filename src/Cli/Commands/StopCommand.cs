using Mortise.Administration;
using Mortise.Hosting.Control;

namespace Mortise.Cli.Commands;

/// <summary>Drains and stops a plug-in.</summary>
internal sealed class StopCommand(Surroundings surroundings) : PluginCommand(
    "stop",
    "Drains and stops a plug-in; it stays stopped until it is started.",
    ContractNames.Administration,
    "Stop",
    surroundings)
{
    public override string[] Examples => ["mortise stop snail"];

    protected override async Task<int> ShowAsync(string plugin, ControlClient host)
    {
        var administration = RemoteContract.Open(AdministrationRuntime.Instance, host);
        var status = await administration.StopAsync(plugin, Surroundings.Interrupted).ConfigureAwait(false);
        Output.Line(status.State is PluginState.Starting or PluginState.Active
            ? $"{status.Name} was stopped, and somebody has started it again."
            : $"{status.Name} is stopped, and stays so until 'mortise start {status.Name}'.");
        return ExitCode.Done;
    }
}
