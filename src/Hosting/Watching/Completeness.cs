using System.Text.Json;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;

namespace Mortise.Hosting.Watching;

/// <summary>Whether a copied folder holds a whole package: all that its files promise, of one build.</summary>
internal static class Completeness
{
    private const string Code = "MT2008";

    /// <summary>Reads what is there; the problem says what is not.</summary>
    public static (PackageModel? Package, Problem? Lack) Of(StagedPackage staged)
    {
        var problems = new ProblemList(DocumentCodes.Manifest);
        var package = ManifestReader.Read(staged.Folder, problems);
        var lack = package is null ? In(problems.Problems[0], staged) : Find(package, staged.Folder);
        return lack is null ? (package, null) : (null, lack);
    }

    private static Problem? Find(PackageModel package, string folder)
    {
        var assembly = package.Folder.Assembly;
        var cutOff = Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories)
            .FirstOrDefault(static file => !AssemblyFile.IsWhole(file));
        if (cutOff is not null)
        {
            return Lack($"'{Path.GetRelativePath(folder, cutOff)}' ends before its end, or is no assembly.");
        }

        if (AssemblyFile.BuildOf(Path.Combine(folder, assembly + ".dll")) != package.Folder.BuildId)
        {
            return Lack($"'{assembly}.dll' is of another build than the one that {ManifestReader.FileName} is of.");
        }

        var dependencies = Path.Combine(folder, assembly + ".deps.json");
        return File.Exists(dependencies) ? FindMissing(dependencies, folder) : null;
    }

    /// <summary>Private libraries lie beside the plug-in's assembly, wherever they are in their package.</summary>
    private static Problem? FindMissing(string dependencies, string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(dependencies));
            var missing = Members(document.RootElement).Where(static member => member.Name == "targets")
                .SelectMany(static targets => Members(targets.Value))
                .SelectMany(static target => Members(target.Value))
                .SelectMany(static library => Members(library.Value)).Where(static kind => kind.Name == "runtime")
                .SelectMany(static assets => Members(assets.Value))
                .Select(static asset => Path.GetFileName(asset.Name))
                .FirstOrDefault(name => name != "_._" && !File.Exists(Path.Combine(folder, name)));
            return missing is null
                ? null
                : Lack($"'{missing}' is not there, which {Path.GetFileName(dependencies)} names.");
        }
        catch (JsonException)
        {
            return Lack($"'{Path.GetFileName(dependencies)}' is not JSON, or not all of it.");
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement parent) =>
        parent.ValueKind == JsonValueKind.Object ? parent.EnumerateObject() : [];

    private static Problem Lack(string explanation) => new(Code, explanation);

    /// <summary>People know the folder and not its copy.</summary>
    private static Problem In(Problem problem, StagedPackage staged) => problem with
    {
        File = problem.File.Replace(staged.Folder, staged.Origin, StringComparison.Ordinal),
        Explanation = problem.Explanation.Replace(staged.Folder, staged.Origin, StringComparison.Ordinal),
    };
}
