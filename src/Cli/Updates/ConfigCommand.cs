using System.CommandLine;
using Mortise.Hosting.Control;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>Gives a plug-in another configuration while it serves.</summary>
internal sealed class ConfigCommand : BeginCommand
{
    private readonly Argument<string> _config = new("json")
    {
        Description = "The whole configuration, as a JSON object.",
    };

    public ConfigCommand(Surroundings surroundings)
        : base(
            "config", "Gives a plug-in another configuration while it serves; undone if it refuses.", surroundings) =>
        Arguments.Add(_config);

    protected override string Given => "the configuration";

    public override string[] Examples => ["mortise config snail '{\"PerKilogram\":5}'"];

    protected override Task<UpdateReport> BeginAsync(
        ParseResult parsed, string plugin, ControlClient host, IUpdates updates) =>
        updates.ConfigureAsync(plugin, parsed.GetRequiredValue(_config), Surroundings.Interrupted).AsTask();
}
