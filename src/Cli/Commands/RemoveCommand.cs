using Mortise.Administration;
using Mortise.Hosting.Control;

namespace Mortise.Cli.Commands;

/// <summary>Stops and uninstalls a plug-in.</summary>
internal sealed class RemoveCommand(Surroundings surroundings) : PluginCommand(
    "remove",
    "Stops and uninstalls a plug-in, and says whether its code has left the process.",
    ContractNames.Administration,
    "Remove",
    surroundings)
{
    public override string[] Examples => ["mortise remove snail"];

    protected override async Task<int> ShowAsync(string plugin, ControlClient host)
    {
        var administration = RemoteContract.Open(AdministrationRuntime.Instance, host);
        var report = await administration.RemoveAsync(plugin, Surroundings.Interrupted).ConfigureAwait(false);
        Output.Line($"{report.Plugin} is removed; {Explain(report.Unload)}.");
        if (report.Problems.Length > 0)
        {
            Surroundings.Error.Line($"While it was stopped: {report.Problems}");
        }

        return ExitCode.Done;
    }

    private static string Explain(UnloadState unload) => unload switch
    {
        UnloadState.NotLoaded => "its code had not been loaded",
        UnloadState.Resident => "its code is resident and stays until the host ends",
        UnloadState.Pending => "its code is leaving, and 'mortise status' says so if it does not",
        UnloadState.Collected => "its code has left the process",
        _ => "its code is still held by something",
    };
}
