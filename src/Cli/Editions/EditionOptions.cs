using System.CommandLine;
using Mortise.Hosting.Editions;

namespace Mortise.Cli.Editions;

/// <summary>The argument and the options that name an edition and lay something over it.</summary>
internal sealed class EditionOptions
{
    private readonly Argument<string> _edition = new("edition")
    {
        Description = "The edition: its file, its folder, or its name.",
    };

    private readonly Option<string> _environment = new("--environment")
    {
        Description = "Lays edition.<environment>.json over the edition. Default: DOTNET_ENVIRONMENT, else Production.",
        HelpName = "name",
        DefaultValueFactory = static _ => "",
    };

    private readonly Option<string[]> _overrides = new("--set")
    {
        Description = "Overrides a key of the edition, such as plugins.snail.rank=1.",
        HelpName = "key=value",
        DefaultValueFactory = static _ => [],
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_edition);
        command.Options.Add(_environment);
        command.Options.Add(_overrides);
    }

    /// <summary>What was named, not yet read.</summary>
    public EditionConfig Find(ParseResult parsed, Surroundings surroundings)
    {
        var environment = parsed.GetRequiredValue(_environment);
        return new(EditionFinder.Find(parsed.GetRequiredValue(_edition), surroundings))
        {
            Environment = environment.Length > 0 ? environment : surroundings.Environment,
            Overrides = [.. parsed.GetRequiredValue(_overrides)],
        };
    }
}
