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

    private readonly EditionLayers _layers = new("Production");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_edition);
        _layers.AddTo(command);
    }

    /// <summary>What was named, not yet read.</summary>
    public EditionConfig Find(ParseResult parsed, Surroundings surroundings) => _layers.Lay(
        parsed, EditionFinder.Find(parsed.GetRequiredValue(_edition), surroundings), surroundings);
}
