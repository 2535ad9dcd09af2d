using System.CommandLine;
using Mortise.Administration;
using Mortise.Hosting.Control;
using Mortise.Hosting.Editions;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>Replaces a plug-in by another version while it serves.</summary>
internal sealed class UpdateCommand : BeginCommand
{
    private readonly Option<string> _from = new("--from")
    {
        Description = "The plug-in folder of the other version. Default: one of the folders of the edition.",
        HelpName = "folder",
    };

    private readonly Option<string> _to = new("--to")
    {
        Description = "The version to look for in the folders of the edition. Default: the highest.",
        HelpName = "version",
    };

    private readonly Option<string[]> _grants = new("--grant")
    {
        Description = "A contract that it may use, beyond those that it may use now.",
        HelpName = "contract",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string> _config = new("--config")
    {
        Description = "Its configuration as a JSON object. Default: the one that it has.",
        HelpName = "json",
        DefaultValueFactory = static _ => "",
    };

    private readonly Option<int?> _canary = new("--canary")
    {
        Description = "Tries it on this many of a hundred calls first; 0 for none. Default: as the edition says.",
        HelpName = "share",
    };

    private readonly Option<TimeSpan?> _window = new("--window")
    {
        Description = "How long it is tried, such as '30s' or '5m'. Default: 30s.",
        HelpName = "duration",
        CustomParser = static result =>
        {
            try
            {
                return Durations.Parse(result.Tokens[0].Value);
            }
            catch (FormatException wrong)
            {
                result.AddError(wrong.Message);
                return null;
            }
        },
    };

    public UpdateCommand(Surroundings surroundings)
        : base(
            "update", "Replaces a plug-in by another version while it serves; undone if anything fails.", surroundings)
    {
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_grants);
        Options.Add(_config);
        Options.Add(_canary);
        Options.Add(_window);
        Subcommands.Add(new UpdateWatchCommand(surroundings));
        Subcommands.Add(new UpdateCancelCommand(surroundings));
        Subcommands.Add(new UpdatePromoteCommand(surroundings));
        Validators.Add(result =>
        {
            if (result.GetResult(_from) is not null && result.GetResult(_to) is not null)
            {
                result.AddError("--from names a folder and --to a version in the edition's folders: give one of them.");
            }

            if (result.GetResult(_window) is not null && result.GetResult(_canary) is null)
            {
                result.AddError("--window says how long '--canary <share>' takes: give both.");
            }
        });
    }

    public override string[] Examples =>
    [
        "mortise update snail",
        "mortise update snail --to 2.0.0",
        "mortise update snail --from ./build/Acme.Snail",
        "mortise update snail --canary 10 --window 5m",
    ];

    protected override async Task<UpdateReport> BeginAsync(
        ParseResult parsed, string plugin, ControlClient host, IUpdates updates)
    {
        // The host has another working folder.
        var package = parsed.GetValue(_from) is { } folder
            ? Path.GetFullPath(folder)
            : await InEditionAsync(plugin, parsed.GetValue(_to), host).ConfigureAwait(false);
        var request = new UpdateRequest(plugin, package)
        {
            Grants = [.. parsed.GetRequiredValue(_grants)],
            Config = parsed.GetRequiredValue(_config),
            Canary = Canary(parsed),
        };
        return await updates.BeginAsync(request, Surroundings.Interrupted).ConfigureAwait(false);
    }

    private CanaryPlan? Canary(ParseResult parsed)
    {
        if (parsed.GetValue(_canary) is not { } share)
        {
            return null;
        }

        var plan = new CanaryPlan(share);
        return parsed.GetValue(_window) is { } window ? plan with { Window = window } : plan;
    }

    private async Task<string> InEditionAsync(string plugin, string? version, ControlClient host)
    {
        var inspection = RemoteContract.Open(InspectionRuntime.Instance, host);
        var found = await inspection.WhyAsync(plugin, Surroundings.Interrupted).ConfigureAwait(false);
        return $"{found.Status.Plugin}@{(version is null ? "*" : $"[{version}]")}";
    }
}
