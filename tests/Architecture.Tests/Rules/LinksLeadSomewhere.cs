using System.Text.RegularExpressions;
using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>A relative link in a document leads to a file or folder of the repository.</summary>
public sealed partial class LinksLeadSomewhere : IRule
{
    public IEnumerable<Violation> Check(Repository repository)
    {
        var paths = repository.Files.Select(file => file.Path).ToHashSet();
        var folders = paths.SelectMany(FoldersOf).ToHashSet();
        return
            from file in repository.Files
            where file.Name.EndsWith(".md", StringComparison.Ordinal)
            from line in file.Lines.Index()
            from match in Link().Matches(line.Item)
            let target = match.Groups[1].Value
            where IsCheckable(target)
            let path = Resolve(file, target)
            where !paths.Contains(path) && !folders.Contains(path)
            select new Violation(file.Path, line.Index + 1, $"links to {target}, which does not exist");
    }

    /// <summary>Pictures and data are not among the text files.</summary>
    private static bool IsCheckable(string target) =>
        !target.Contains(':') && Path.GetExtension(target) is "" or ".md" or ".cs" or ".json" or ".csproj";

    private static string Resolve(SourceFile file, string target) =>
        new Uri(new Uri($"file:///{file.Path}"), target).AbsolutePath.Trim('/');

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
