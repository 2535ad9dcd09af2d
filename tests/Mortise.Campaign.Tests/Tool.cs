using System.Diagnostics;
using System.Text.Json;

namespace Mortise.Campaign.Tests;

/// <summary>The built tool.</summary>
internal static class Tool
{
    private const string Assembly = "Mortise.Cli.dll";

    public static string Folder { get; } = BuiltBeside("Mortise.Cli");

    /// <summary>Where another project was built in the same configuration.</summary>
    public static string BuiltBeside(string project) => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../..",
        project,
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>Runs it from a folder; returns its exit code and its JSON.</summary>
    public static async Task<(int Code, JsonElement Board)> RunAsync(
        string folder, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(folder, Assembly)).Append("--json"))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var text = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Assert.Equal("", await errors);
            using var json = JsonDocument.Parse(text);
            return (process.ExitCode, json.RootElement.Clone());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
