using System.Text.Json;

namespace Market.Tests.Edition;

/// <summary>The edition as the build has laid it out, as a user runs it.</summary>
internal static class EditionFolder
{
    /// <summary>artifacts/editions/market/release, for a test in artifacts/bin/Market.Tests/release.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "editions", "market",
        System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    public static string File { get; } = System.IO.Path.Combine(Path, "edition.json");

    public static JsonElement Document() => Read(File);

    /// <summary>The manifests of all built plug-ins, by id.</summary>
    public static Dictionary<string, JsonElement> Manifests() =>
        Directory.GetFiles(System.IO.Path.Combine(Path, "plugins"), "mortise.json", SearchOption.AllDirectories)
            .Select(Read)
            .ToDictionary(manifest => manifest.GetProperty("id").GetString()!);

    private static JsonElement Read(string file) => JsonDocument.Parse(System.IO.File.ReadAllBytes(file)).RootElement;
}
