using Mortise.Administration;
using Mortise.Hosting.Control;

namespace Mortise.Cli.Commands;

/// <summary>Starts a plug-in.</summary>
internal sealed class StartCommand(Surroundings surroundings) : PluginCommand(
    "start", "Starts a plug-in, and before it what it requires.", ContractNames.Administration, "Start", surroundings)
{
    public override string[] Examples => ["mortise start snail"];

    protected override async Task<int> ShowAsync(string plugin, ControlClient host)
    {
        var administration = RemoteContract.Open(AdministrationRuntime.Instance, host);
        var status = await administration.StartAsync(plugin, Surroundings.Interrupted).ConfigureAwait(false);
        Output.Line($"{status.Name} is {status.State}, generation {status.Generation}.");
        return ExitCode.Done;
    }
}
