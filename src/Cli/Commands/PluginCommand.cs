using System.CommandLine;
using Mortise.Hosting.Control;

namespace Mortise.Cli.Commands;

/// <summary>A command about one plug-in instance of a running host.</summary>
internal abstract class PluginCommand : HostCommand
{
    private readonly Argument<string> _plugin = new("plugin")
    {
        Description = "The instance's name, as 'mortise list' shows it.",
    };

    private readonly string _contract;
    private readonly string _operation;

    protected PluginCommand(
        string name, string description, string contract, string operation, Surroundings surroundings)
        : base(name, description, surroundings)
    {
        _contract = contract;
        _operation = operation;
        Arguments.Add(_plugin);
    }

    protected sealed override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        var plugin = parsed.GetRequiredValue(_plugin);
        return json
            ? await WriteJsonAsync(host, _contract, _operation, ContractNames.PluginArgument(plugin))
                .ConfigureAwait(false)
            : await ShowAsync(plugin, host).ConfigureAwait(false);
    }

    protected abstract Task<int> ShowAsync(string plugin, ControlClient host);
}
