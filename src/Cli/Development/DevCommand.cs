using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mortise.Cli.Commands;
using Mortise.Cli.Editions;
using Mortise.Cli.Hosts;
using Mortise.Hosting;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;
using Mortise.Hosting.Watching;

namespace Mortise.Cli.Development;

/// <summary>Runs a plug-in while its author works at it, and updates it after each good build.</summary>
internal sealed class DevCommand : ToolCommand
{
    private static readonly DotnetSdk _sdk = new("MT6017", "which builds the project when its source changes");

    private readonly EditionLayers _layers = new("Development");

    private readonly Argument<string> _path = new("path")
    {
        Description = "The plug-in's project, the folder that its build makes, or an edition.",
        DefaultValueFactory = static _ => ".",
    };

    private readonly Option<string?> _edition = new("--edition")
    {
        Description = "Runs it within this edition: its file, its folder, or its name. Default: with nothing else.",
        HelpName = "edition",
    };

    private readonly Option<string> _name = new("--name")
    {
        Description = "The instance's name. Default: the edition's for this plug-in, else the end of its id.",
        HelpName = "name",
        DefaultValueFactory = static _ => "",
    };

    private readonly Option<string> _configuration = new("--configuration", "-c")
    {
        Description = "Which build of the project.",
        HelpName = "name",
        DefaultValueFactory = static _ => "Debug",
    };

    private readonly Option<bool> _build = new("--build")
    {
        Description = "Builds the project too, now and whenever its source changes, by 'dotnet watch build'.",
    };

    private readonly Option<string?> _data = new("--data-dir")
    {
        Description = "Where state and results live. Default: the platform's place for application data.",
        HelpName = "folder",
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Writes what happens to standard error, not only warnings.",
    };

    public DevCommand(Surroundings surroundings)
        : base("dev", "Runs a plug-in while you work at it: each good build is taken, until Ctrl-C.", surroundings)
    {
        Arguments.Add(_path);
        Options.Add(_edition);
        Options.Add(_name);
        Options.Add(_build);
        Options.Add(_configuration);
        _layers.AddTo(this);
        Options.Add(_data);
        Options.Add(_verbose);
    }

    public override string[] Examples =>
    [
        "mortise dev",
        "mortise dev ./Shop.Snail --build",
        "mortise dev ./Shop.Snail/bin/Debug/net10.0 --edition ./shop/edition.json",
        "mortise dev ./shop/edition.json",
    ];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        var place = await new Workplaces(Surroundings)
            .FindAsync(parsed.GetRequiredValue(_path), parsed.GetRequiredValue(_configuration))
            .ConfigureAwait(false);
        var build = parsed.GetValue(_build);
        Check(place, build, parsed.GetValue(_edition));
        var own = Directory.CreateTempSubdirectory("mortise-dev-");
        try
        {
            var file = place.Edition.Length > 0 ? place.Edition
                : parsed.GetValue(_edition) is { } edition ? EditionFinder.Find(edition, Surroundings)
                : place.WriteEdition(own.FullName);
            await RunAsync(parsed, place with { Edition = file }, build, json).ConfigureAwait(false);
        }
        finally
        {
            own.Delete(recursive: true);
        }

        return ExitCode.Done;
    }

    private static void Check(Workplace place, bool build, string? edition)
    {
        if (place.Edition.Length > 0 && edition is not null)
        {
            throw new ProblemException("MT6018", "An edition was named twice. Leave --edition out, or name a plug-in.");
        }

        if (build && place.Project.Length == 0)
        {
            throw new ProblemException("MT6018", "--build builds a project, and none was named. Name the project.");
        }
    }

    private async Task RunAsync(ParseResult parsed, Workplace place, bool build, bool json)
    {
        var config = _layers.Lay(parsed, place.Edition, Surroundings);
        var edition = config.Read();
        var data = parsed.GetValue(_data) is { } folder
            ? DataDirectory.At(folder)
            : DataDirectory.Default(edition.Name);
        var display = new DevDisplay(Surroundings, json);
        await using var host = new LocalHost(
            config, data, strict: false, parsed.GetValue(_verbose), Surroundings, mortise =>
            {
                // Who watches is told of it here, and not by the log once more.
                mortise.Services.AddSingleton<IWatchObserver>(display)
                    .AddLogging(static log => log.AddFilter("Mortise.Watching", LogLevel.None));
                Follow(mortise, place, parsed.GetRequiredValue(_name));
            });
        await host.StartAsync().ConfigureAwait(false);
        if (!json)
        {
            var watched = place.Output.Length > 0 ? place.Output : string.Join(" and ", edition.Sources);
            display.Tell($"{edition.Name} runs as process {Environment.ProcessId} and watches {watched}. "
                + $"{(build ? "Save" : "Build")}, and it is updated. Ctrl-C drains and ends it.");
        }

        var building = build
            ? _sdk.RunAsync(
                [
                    "watch", "--non-interactive", "--quiet", "--project", place.Project, "build",
                    "--configuration", parsed.GetRequiredValue(_configuration), "-nologo", "-v:q",
                    "-clp:NoSummary",
                ],
                display.Tell,
                host.Stopping)
            : Task.CompletedTask;
        await host.WaitAsync().ConfigureAwait(false);
        await building.ConfigureAwait(false);
    }

    private static void Follow(MortiseBuilder mortise, Workplace place, string name)
    {
        if (place.Output.Length == 0)
        {
            mortise.Watch();
        }
        else
        {
            mortise.Develop(new(place.Output) { Instance = name, ContractList = place.ContractList });
        }
    }
}
