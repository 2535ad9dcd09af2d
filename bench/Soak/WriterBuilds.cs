namespace Mortise.Bench.Soak;

/// <summary>The two builds, from the fixtures of the tests, which tell themselves in their answers.</summary>
internal static class WriterBuilds
{
    private static readonly string _root = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../../fixtures/writer",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    public static string Sources => Path.Combine(_root, "plugins");

    public static string Contracts => Path.Combine(_root, "contracts");

    /// <summary>They take turns; the first is the one that serves before any update.</summary>
    public static string FolderOf(int turn) => Path.Combine(Sources, NameOf(turn));

    public static string FileOf(int turn) => Path.Combine(FolderOf(turn), NameOf(turn) + ".dll");

    private static string NameOf(int turn) => turn % 2 == 0 ? "Fixture.Writer.Elder" : "Fixture.Writer.Younger";
}
