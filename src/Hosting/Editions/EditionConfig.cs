using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Mortise.Hosting.Documents;

namespace Mortise.Hosting.Editions;

/// <summary>
/// What users wrote about an edition: its file and what is laid over it. From low to high: <c>edition.json</c>,
/// <c>edition.{environment}.json</c>, the host's configuration section, the operator's overrides.
/// </summary>
/// <param name="File">The path of the edition file.</param>
public sealed record EditionConfig(string File)
{
    /// <summary>The file's name in an edition's folder.</summary>
    public const string FileName = "edition.json";

    /// <summary>The environment's name, such as <c>Development</c>; empty for none.</summary>
    public string Environment { get; init; } = "";

    /// <summary>The host's configuration section; null when there is none.</summary>
    public IConfigurationSection? Section { get; init; }

    /// <summary>The operator's overrides as <c>plugins.snail.rank=1</c>, the last one winning.</summary>
    public ImmutableArray<string> Overrides { get; init; } = [];

    /// <summary>Reads and validates all of it.</summary>
    /// <exception cref="ProblemException">Something in it cannot be used; says everything that was found.</exception>
    public EditionModel Read()
    {
        var problems = new ProblemList(DocumentCodes.Edition);
        var root = ReadFile(File, problems);
        problems.ThrowIfAny();
        foreach (var layer in Layers(problems))
        {
            root = Overlay.Join(root!, layer);
        }

        problems.ThrowIfAny();
        var model = EditionReader.Read(root!, Path.GetDirectoryName(Path.GetFullPath(File))!, problems);
        problems.ThrowIfAny();
        return model!;
    }

    private IEnumerable<DocumentNode> Layers(ProblemList problems)
    {
        var special = Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(File))!,
            $"{Path.GetFileNameWithoutExtension(File)}.{Environment}.json");
        if (Environment.Length > 0 && System.IO.File.Exists(special) && ReadFile(special, problems) is { } overlay)
        {
            yield return overlay;
        }

        if (Section is not null && Section.GetChildren().Any())
        {
            yield return ConfigurationDocument.Of(Section);
        }

        foreach (var text in Overrides)
        {
            if (OverrideDocument.Parse(text, problems) is { } node)
            {
                yield return node;
            }
        }
    }

    private static DocumentNode? ReadFile(string path, ProblemList problems)
    {
        try
        {
            return DocumentParser.Parse(System.IO.File.ReadAllBytes(path), path, problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add("MT5001", new(path, 0, 0, ""), error is FileNotFoundException or DirectoryNotFoundException
                ? "There is no such edition file. Name the file, or the folder that has an edition.json."
                : $"The edition file cannot be read. {error.Message}");
            return null;
        }
    }
}
