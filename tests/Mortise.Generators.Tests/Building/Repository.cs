using System.Reflection;

namespace Mortise.Generators.Tests.Building;

/// <summary>Folders of the repository that the tests read, and one that they may write.</summary>
internal static class Repository
{
    private static string Project { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static item => item.Key == "ProjectFolder").Value!;

    public static string Codes { get; } = Path.GetFullPath(Path.Combine(Project, "../../docs/codes"));

    public static string Golden { get; } = Path.Combine(Project, "golden");
}
