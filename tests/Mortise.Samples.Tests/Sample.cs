using System.Diagnostics;
using System.Reflection;

namespace Mortise.Samples.Tests;

/// <summary>The samples as a user sees them: their sources and what their hosts print.</summary>
internal static class Sample
{
    private static readonly DirectoryInfo _configuration =
        new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string Sources => typeof(Sample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "Samples")
        .Value!;

    /// <summary>The lines of a source file, without empty ones at its end.</summary>
    public static string[] Lines(string file) => File.ReadAllText(Path.Combine(Sources, file)).TrimEnd().Split('\n');

    /// <summary>
    /// Runs a host from another folder than its own. Its data is in a folder that is removed afterwards.
    /// </summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string host, CancellationToken cancellation, params string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("mortise-");
        try
        {
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                WorkingDirectory = data.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(AssemblyOf(host));
            foreach (var argument in arguments.Prepend($"--MortiseData={Path.Combine(data.FullName, "data")}"))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            await using var kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(cancellation);
            var keepsData = !host.Contains(".Before.", StringComparison.Ordinal);
            Assert.True(
                Directory.Exists(Path.Combine(data.FullName, "data")) == keepsData,
                "It did not keep its data there.");
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>Where a project was built to.</summary>
    public static string Folder(string project) =>
        Path.Combine(_configuration.Parent!.Parent!.FullName, project, _configuration.Name);

    private static string AssemblyOf(string host) => Path.Combine(Folder(host), host + ".dll");
}
