using System.Reflection;

namespace Market.Web.Tests;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Root");

    public static string Page { get; } = Path.Combine(Root, "editions", "Market", "Plugins", "Web", "Page");

    public static string Assets { get; } = Path.Combine(Root, "editions", "Market", "Plugins", "Web", "Assets");

    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    public static string Tool { get; } =
        Path.Combine(Artifacts, "bin", "Mortise.Cli", Metadata("Configuration"), "Mortise.Cli.dll");

    public static string Plugins { get; } =
        Path.Combine(Artifacts, "editions", "market", Metadata("Configuration"), "plugins");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
