namespace Docs.Tests.Pages;

/// <summary>The files of the repository.</summary>
internal static class Checkout
{
    private static readonly string[] _skipped = ["artifacts", "bin", "obj", ".git", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every page of Markdown, as a path from the root with slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        [.. Under(new(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')).Order()];

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    private static IEnumerable<FileInfo> Under(DirectoryInfo folder) => folder.EnumerateDirectories()
        .Where(child => !_skipped.Contains(child.Name))
        .SelectMany(Under)
        .Concat(folder.EnumerateFiles("*.md"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mortise.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return folder.FullName;
    }
}
