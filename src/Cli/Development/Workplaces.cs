using System.Text.Json;
using Mortise.Cli.Editions;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;

namespace Mortise.Cli.Development;

/// <summary>Finds what an author works at by what was typed: a project, its output folder, or an edition.</summary>
/// <param name="surroundings">Where editions are looked for by name.</param>
internal sealed class Workplaces(Surroundings surroundings)
{
    private const string Manifest = "mortise.json";
    private const string ContractList = "mortise.contracts.txt";

    private static readonly DotnetSdk _sdk = new("MT6016", "which says where the project builds to");

    /// <exception cref="ProblemException">It is none of them.</exception>
    public async Task<Workplace> FindAsync(string path, string configuration)
    {
        if (File.Exists(Path.Combine(path, Manifest)))
        {
            return OfOutput(Path.GetFullPath(path));
        }

        var projects = Directory.Exists(path) ? Directory.GetFiles(path, "*.*proj") : [];
        return (projects, Path.GetExtension(path)) switch
        {
            _ when File.Exists(path) && path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) =>
                await OfProjectAsync(Path.GetFullPath(path), configuration).ConfigureAwait(false),
            ([var only], _) when !File.Exists(Path.Combine(path, EditionConfig.FileName)) =>
                await OfProjectAsync(Path.GetFullPath(only), configuration).ConfigureAwait(false),
            ([], _) when Directory.Exists(path) && !File.Exists(Path.Combine(path, EditionConfig.FileName)) =>
                OfOutput(Path.GetFullPath(path)),
            ([_, _, ..], _) => throw new ProblemException(
                "MT6016", $"'{path}' has {projects.Length} projects. Name the one of the plug-in."),
            _ => new("") { Edition = EditionFinder.Find(path, surroundings) },
        };
    }

    /// <summary>Both layouts of the SDK have bin and obj side by side, and the same below them.</summary>
    private static Workplace OfOutput(string output)
    {
        var folder = Path.TrimEndingDirectorySeparator(output);
        var parts = folder.Split(Path.DirectorySeparatorChar);
        var bin = Array.LastIndexOf(parts, "bin");
        return new(Path.GetFileName(folder))
        {
            Output = folder,
            ContractList = bin < 0 ? "" : string.Join(
                Path.DirectorySeparatorChar, [.. parts[..bin], "obj", .. parts[(bin + 1)..], ContractList]),
        };
    }

    private async Task<Workplace> OfProjectAsync(string project, string configuration)
    {
        string[] arguments =
        [
            "msbuild", project, "-getProperty:TargetDir", "-getProperty:IntermediateOutputPath",
            $"-property:Configuration={configuration}",
        ];
        using var said = JsonDocument.Parse(
            await _sdk.RunAsync(arguments, surroundings.Interrupted).ConfigureAwait(false));
        var properties = said.RootElement.GetProperty("Properties");
        var target = properties.GetProperty("TargetDir").GetString()!;
        var between = properties.GetProperty("IntermediateOutputPath").GetString()!;
        if (target.Length == 0)
        {
            throw new ProblemException(
                "MT6016",
                $"'{project}' builds to no single folder, as one for several frameworks does. Name the folder that is "
                + "to be watched.");
        }

        return new(Path.GetFileNameWithoutExtension(project))
        {
            Project = project,
            Output = Path.TrimEndingDirectorySeparator(target),
            ContractList = Path.Combine(Path.GetDirectoryName(project)!, between, ContractList),
        };
    }
}
