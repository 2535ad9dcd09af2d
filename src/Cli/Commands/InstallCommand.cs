using System.CommandLine;
using Mortise.Administration;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;

namespace Mortise.Cli.Commands;

/// <summary>Installs a plug-in folder into a running host.</summary>
internal sealed class InstallCommand : HostCommand
{
    private readonly Argument<string> _folder = new("folder") { Description = "The plug-in folder that a build made." };

    private readonly Option<string> _name = new("--name")
    {
        Description = "The instance's name. Default: the edition's for this plug-in, else the end of its id.",
        HelpName = "name",
        DefaultValueFactory = static _ => "",
    };

    private readonly Option<string[]> _grants = new("--grant")
    {
        Description = "A contract that it may use, such as shop.orders/1, beyond those that the edition grants.",
        HelpName = "contract",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "Its configuration as a JSON object. Default: the edition's, else the plug-in's defaults.",
        HelpName = "json",
        DefaultValueFactory = static _ => "",
    };

    public InstallCommand(Surroundings surroundings)
        : base("install", "Installs a plug-in folder into a running host, and starts it.", surroundings)
    {
        Arguments.Add(_folder);
        Options.Add(_name);
        Options.Add(_grants);
        Options.Add(_config);
    }

    public override string[] Examples =>
    [
        "mortise install ./plugins/Acme.Snail",
        "mortise install ./Acme.Snail --name slow --config '{\"PerKilogram\":2}'",
    ];

    protected override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        // The host has another working folder.
        var request = new InstallRequest(
            Path.GetFullPath(parsed.GetRequiredValue(_folder)),
            parsed.GetRequiredValue(_name),
            [.. parsed.GetRequiredValue(_grants)],
            parsed.GetRequiredValue(_config));
        if (json)
        {
            return await WriteJsonAsync(host, ContractNames.Administration, "Install", AsJson(request))
                .ConfigureAwait(false);
        }

        var administration = RemoteContract.Open(AdministrationRuntime.Instance, host);
        var status = await administration.InstallAsync(request, Surroundings.Interrupted).ConfigureAwait(false);
        Output.Line($"{status.Name} ({status.Plugin} {status.Version}) is {status.State}.");
        if (status.State != PluginState.Active)
        {
            Output.Line($"{status.Explanation} ({status.Reason})");
        }

        return ExitCode.Done;
    }

    private static string AsJson(InstallRequest request) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("request");
        writer.WriteString(nameof(request.Package), request.Package);
        writer.WriteString(nameof(request.Name), request.Name);
        writer.WriteStartArray(nameof(request.Grants));
        foreach (var grant in request.Grants)
        {
            writer.WriteStringValue(grant);
        }

        writer.WriteEndArray();
        writer.WriteString(nameof(request.Config), request.Config);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
