using System.CommandLine;
using Mortise.Cli.Output;

namespace Mortise.Cli.Commands;

/// <summary>A command of the tool.</summary>
internal abstract class ToolCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Writes JSON, for machines." };

    protected ToolCommand(string name, string description, Surroundings surroundings)
        : base(name, description)
    {
        Surroundings = surroundings;
        Options.Add(_json);
        SetAction((parsed, _) => Boundary.RunAsync(
            surroundings, parsed.GetValue(_json), () => RunAsync(parsed, parsed.GetValue(_json))));
    }

    /// <summary>How it is used, for its help.</summary>
    public abstract string[] Examples { get; }

    protected Surroundings Surroundings { get; }

    protected Terminal Output => Surroundings.Output;

    protected abstract Task<int> RunAsync(ParseResult parsed, bool json);
}
