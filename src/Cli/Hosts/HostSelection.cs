using System.CommandLine;
using Mortise.Hosting.Control;
using Mortise.Hosting.Places;

namespace Mortise.Cli.Hosts;

/// <summary>The options that name a running host.</summary>
internal sealed class HostSelection
{
    private readonly Option<string?> _data = new("--data-dir")
    {
        Description = "Asks the host that runs on this data directory.",
        HelpName = "folder",
    };

    private readonly Option<string?> _edition = new("--edition")
    {
        Description = "Asks the host that runs this edition.",
        HelpName = "name",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_edition);
    }

    public HostRecord Find(ParseResult parsed) =>
        HostFinder.Find(parsed.GetValue(_data), parsed.GetValue(_edition));

    public Task<ControlClient> ConnectAsync(ParseResult parsed, CancellationToken cancellation) =>
        ControlClient.ConnectAsync(Find(parsed), cancellation);
}
