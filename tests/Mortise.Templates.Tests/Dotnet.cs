using System.Diagnostics;

namespace Mortise.Templates.Tests;

/// <summary>Runs programs with package folders and a home of their own.</summary>
/// <param name="folder">Where everything is.</param>
internal sealed class Dotnet(string folder)
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public Task<(int Code, string Output)> RunAsync(params string[] arguments) =>
        RunAsync(Program, folder, [], arguments);

    public async Task<(int Code, string Output)> RunAsync(
        string program, string directory, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(program, directory, environment, arguments);
        await using var kill = TestContext.Current.CancellationToken.Register(
            () => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }

    public Process Start(
        string program, string directory, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        start.Environment["MORTISE_HOME"] = Path.Combine(folder, "home");
        // The SDK leaves folders behind, each time two.
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // No build node stays behind when the test has ended.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
