using System.Collections.Frozen;

namespace Mortise.Isolation.InProcess;

/// <summary>Which assemblies plug-ins share with the application: the framework and Mortise's own contracts.</summary>
internal static class SharedAssemblies
{
    private static readonly string ContractsName = typeof(ContractAttribute).Assembly.GetName().Name!;

    private static readonly FrozenSet<string> Framework = FindFramework();

    public static bool IsContracts(string name) => name.Equals(ContractsName, StringComparison.OrdinalIgnoreCase);

    public static bool IsFramework(string name) => Framework.Contains(name);

    /// <summary>
    /// What is in the folders of the runtime's trusted assemblies but the application's own: an application that brings
    /// a newer build of something in the framework has it beside itself, and it is of the framework all the same. A
    /// self-contained application has all of the framework beside it; there the whole list counts.
    /// </summary>
    private static FrozenSet<string> FindFramework()
    {
        var trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var application = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var folders = trusted
            .Select(static path => Path.GetDirectoryName(path)!)
            .Where(folder => !string.Equals(folder, application, StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .ToArray();
        return (folders.Length == 0 ? trusted : folders.SelectMany(AssembliesIn))
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static string[] AssembliesIn(string folder) => Directory.GetFiles(folder, "*.dll");
}
