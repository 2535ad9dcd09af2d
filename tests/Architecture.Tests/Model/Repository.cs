namespace Architecture.Tests.Model;

/// <summary>The text files that a rule looks at: the checkout's, or those of a counter-example.</summary>
public sealed class Repository
{
    private static readonly string[] _skippedFolders =
        ["artifacts", "bin", "obj", ".git", "node_modules", "TestResults", ".vs", ".idea"];

    private static readonly string[] _textExtensions =
    [
        "", ".cs", ".csproj", ".props", ".targets", ".proj", ".slnx", ".json", ".md", ".txt", ".sh", ".config", ".py",
        ".js", ".mjs", ".ts", ".html", ".yml", ".yaml", ".editorconfig", ".gitignore", ".gitattributes",
    ];

    private Repository(IEnumerable<SourceFile> files)
    {
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Projects = [.. Files
            .Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal)
                || file.Name is "Directory.Build.props" or "Directory.Build.targets")
            .Select(file => new ProjectFile(file))];
    }

    public IReadOnlyList<SourceFile> Files { get; }

    public IReadOnlyList<ProjectFile> Projects { get; }

    public IEnumerable<SourceFile> CSharp => Files.Where(file => file.IsCSharp);

    /// <summary>The names of the editions: the folders of <c>editions</c>.</summary>
    public IEnumerable<string> Editions => Files
        .Where(file => file.IsUnder("editions") && file.Path.Count(letter => letter == '/') > 1)
        .Select(file => file.Path.Split('/')[1])
        .Distinct();

    public IEnumerable<SourceFile> Under(string folder) => Files.Where(file => file.IsUnder(folder));

    public static Repository Of(params (string Path, string Text)[] files) =>
        new(files.Select(file => new SourceFile(file.Path, file.Text)));

    public static Repository OfCheckout()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Mortise.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return new(TextFiles(root).Select(file => new SourceFile(
            Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'),
            File.ReadAllText(file.FullName))));
    }

    private static IEnumerable<FileInfo> TextFiles(DirectoryInfo folder) => folder
        .EnumerateDirectories()
        .Where(child => !_skippedFolders.Contains(child.Name))
        .SelectMany(TextFiles)
        .Concat(folder.EnumerateFiles().Where(file => _textExtensions.Contains(file.Extension)));
}
