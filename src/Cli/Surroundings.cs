using Mortise.Cli.Output;

namespace Mortise.Cli;

/// <summary>What the tool sees of the world around it, so that a test can be the world.</summary>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where everything else goes.</param>
internal sealed record Surroundings(Terminal Output, Terminal Error)
{
    /// <summary>What was piped into the tool.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Where editions are looked for by name, in order; each is <c>folder/name/edition.json</c>.</summary>
    public IReadOnlyList<string> EditionFolders { get; init; } = [];

    /// <summary>The environment's name for edition overlays; empty for what is usual for the command.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Whether to show stack traces.</summary>
    public bool Debug { get; init; }

    /// <summary>Ends the tool early.</summary>
    public CancellationToken Interrupted { get; init; }

}
