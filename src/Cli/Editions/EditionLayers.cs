using System.CommandLine;
using Mortise.Hosting.Editions;

namespace Mortise.Cli.Editions;

/// <summary>The options that lay something over an edition.</summary>
internal sealed class EditionLayers
{
    private readonly string _usual;
    private readonly Option<string> _environment;

    private readonly Option<string[]> _overrides = new("--set")
    {
        Description = "Overrides a key of the edition, such as plugins.snail.rank=1.",
        HelpName = "key=value",
        DefaultValueFactory = static _ => [],
    };

    /// <param name="usual">The environment when nobody names one.</param>
    public EditionLayers(string usual)
    {
        _usual = usual;
        _environment = new("--environment")
        {
            Description =
                $"Lays edition.<environment>.json over the edition. Default: DOTNET_ENVIRONMENT, else {usual}.",
            HelpName = "name",
            DefaultValueFactory = static _ => "",
        };
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_environment);
        command.Options.Add(_overrides);
    }

    /// <summary>The edition of a file with what was laid over it, not yet read.</summary>
    public EditionConfig Lay(ParseResult parsed, string file, Surroundings surroundings)
    {
        var environment = parsed.GetRequiredValue(_environment);
        return new(file)
        {
            Environment = environment.Length > 0 ? environment
                : surroundings.Environment.Length > 0 ? surroundings.Environment
                : _usual,
            Overrides = [.. parsed.GetRequiredValue(_overrides)],
        };
    }
}
