using Mortise.Sdk.Assemblies;

namespace Mortise.Sdk.Tests;

/// <summary>What the build made of the projects in tests/fixtures/Sdk.</summary>
internal static class Fixture
{
    public const string Name = "Fixture.Sdk.Plugin";

    private static readonly DirectoryInfo _configuration = new(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string Artifacts => _configuration.Parent!.Parent!.Parent!.FullName;

    public static string Output { get; } = Path.Combine(Artifacts, "bin", Name, _configuration.Name);

    public static string Edition { get; } = Path.Combine(Artifacts, "fixtures", "sdk", _configuration.Name);

    public static string Plugin { get; } = Path.Combine(Edition, "plugins", Name);

    public static CompiledAssembly Contracts { get; } =
        CompiledAssembly.TryRead(Path.Combine(Edition, "contracts", "Fixture.Sdk.Contracts.dll"))!;

    /// <summary>Relative paths with slashes, sorted; symbols left out.</summary>
    public static string[] Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.EndsWith(".pdb", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
