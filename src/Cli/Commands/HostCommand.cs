using System.CommandLine;
using System.Text;
using Mortise.Cli.Hosts;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Mortise.Invocation;

namespace Mortise.Cli.Commands;

/// <summary>A command that asks a running host.</summary>
internal abstract class HostCommand : ToolCommand
{
    private readonly HostSelection _host = new();

    protected HostCommand(string name, string description, Surroundings surroundings)
        : base(name, description, surroundings) => _host.AddTo(this);

    protected sealed override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        await using var host = await _host.ConnectAsync(parsed, Surroundings.Interrupted).ConfigureAwait(false);
        return await RunAsync(parsed, host, json).ConfigureAwait(false);
    }

    protected abstract Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json);

    /// <summary>Calls an operation by name and writes its answer as it came.</summary>
    protected async Task<int> WriteJsonAsync(IInvocation host, string contract, string operation, string arguments)
    {
        var answer = await host
            .CallAsync(new(contract, operation, Encoding.UTF8.GetBytes(arguments)), Surroundings.Interrupted)
            .ConfigureAwait(false);
        Output.Writer.WriteLine(JsonText.Indented(answer));
        return ExitCode.Done;
    }
}
