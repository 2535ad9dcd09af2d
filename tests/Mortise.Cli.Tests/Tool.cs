using Mortise.Cli.Output;

namespace Mortise.Cli.Tests;

/// <summary>The tool with a folder of its own for everything, as if it ran in a terminal of 100 columns.</summary>
internal sealed class Tool : IDisposable
{
    private readonly CancellationTokenSource _interrupted = new();

    public Tool()
    {
        Folder = Directory.CreateTempSubdirectory("mortise-test-").FullName;
        Data = Path.Combine(Folder, "data");
    }

    public string Folder { get; }

    public string Data { get; }

    public static string BuiltFixtures { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../../fixtures/tour",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>An edition with the guide as its program; returns its file.</summary>
    public string WriteTour(string more = "", string desks = "")
    {
        var plugins = Path.Combine(BuiltFixtures, "plugins").Replace("\\", "/");
        return Write("tour/edition.json", $$"""
            {
              "edition": "tour",
              "sources": ["{{plugins}}"],
              "program": "guide",
              "plugins": { "guide": { "use": "fixture.guide@[1.0,2.0)" }{{desks}} }{{more}}
            }
            """);
    }

    public string Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Interrupt() => _interrupted.Cancel();

    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await RunAsync(output, error, arguments);
        return new(code, Clean(output), Clean(error));
    }

    /// <summary>For a command that goes on until it is interrupted.</summary>
    public async Task<int> RunAsync(TextWriter output, TextWriter error, params string[] arguments) =>
        await CommandLine.RunAsync(arguments, new(Terminal.Fixed(output, 100), Terminal.Fixed(error, 100))
        {
            EditionFolders = [Path.Combine(Folder, "editions")],
            Interrupted = _interrupted.Token,
        });

    public void Dispose()
    {
        _interrupted.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Without what differs from run to run.</summary>
    private string Clean(StringWriter text) => text.ToString()
        .Replace(Path.GetFullPath(BuiltFixtures), "<fixtures>")
        .Replace(Folder, "<folder>");
}
