using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>
/// A plug-in references Contracts, Extensions, contract assemblies and libraries of its own; never the kernel or
/// another plug-in.
/// </summary>
public sealed class PluginsSeeContractsOnly : IRule
{
    private static readonly string[] _floors = ["src/Contracts/", "src/Extensions/", "plugins/Contracts/"];

    public IEnumerable<Violation> Check(Repository repository) => repository.Projects
        .Where(project => project.File.IsUnder("editions") || project.File.IsUnder("plugins"))
        .SelectMany(Check);

    private static IEnumerable<Violation> Check(ProjectFile project) => project.References
        .Where(reference => !_floors.Any(floor => reference.StartsWith(floor, StringComparison.Ordinal)))
        .Where(reference => !IsOwnLibrary(project.File.Path, reference))
        .Select(reference => new Violation(project.File.Path, 0, $"references {reference}"));

    /// <summary>A project of the same edition that is no plug-in, so lies outside its folder Plugins.</summary>
    private static bool IsOwnLibrary(string project, string reference)
    {
        var from = project.Split('/');
        var to = reference.Split('/');
        return from[0] == "editions" && to[0] == "editions" && from[1] == to[1] && to[2] != "Plugins";
    }
}
