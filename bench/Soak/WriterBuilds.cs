namespace Mortise.Bench.Soak;

/// <summary>Two builds, from the fixtures of the tests, which tell themselves in their answers.</summary>
/// <param name="Plugin">The id of the plug-in that both are.</param>
internal sealed record WriterBuilds(string Plugin, string Elder, string Younger)
{
    private static readonly string _root = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../../fixtures/writer",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>Without a memory.</summary>
    public static WriterBuilds Plain { get; } =
        new("fixture.writer", "Fixture.Writer.Elder", "Fixture.Writer.Younger");

    /// <summary>They hand over to each other how many lines they have written.</summary>
    public static WriterBuilds Keeping { get; } =
        new("fixture.keeper", "Fixture.Writer.KeeperElder", "Fixture.Writer.KeeperYounger");

    public static string Sources => Path.Combine(_root, "plugins");

    public static string Contracts => Path.Combine(_root, "contracts");

    /// <summary>They take turns; the first is the one that serves before any update.</summary>
    public string FolderOf(int turn) => Path.Combine(Sources, NameOf(turn));

    public string FileOf(int turn) => Path.Combine(FolderOf(turn), NameOf(turn) + ".dll");

    private string NameOf(int turn) => turn % 2 == 0 ? Elder : Younger;
}
