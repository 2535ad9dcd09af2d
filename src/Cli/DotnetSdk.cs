using System.Diagnostics;
using System.Text;
using Mortise.Hosting.Documents;

namespace Mortise.Cli;

/// <summary>The commands of the .NET SDK that the tool hands work to.</summary>
/// <param name="code">The code of the problem when one fails.</param>
/// <param name="purpose">What it is run for, as in "which makes projects".</param>
internal sealed class DotnetSdk(string code, string purpose)
{
    /// <summary>Runs one to its end; what it said.</summary>
    /// <exception cref="ProblemException">It could not be started, or failed.</exception>
    public async Task<string> RunAsync(string[] arguments, CancellationToken interrupted)
    {
        using var process = Start(arguments);
        using var kill = interrupted.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        interrupted.ThrowIfCancellationRequested();
        var said = await output.ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            var all = $"{await error.ConfigureAwait(false)}{said}".Trim();
            throw new ProblemException(
                code, $"'dotnet {arguments[0]}', {purpose}, failed: {all.ReplaceLineEndings(" ")}");
        }

        return said;
    }

    /// <summary>Runs one until it is interrupted, and passes on every line that it writes.</summary>
    public async Task RunAsync(string[] arguments, Action<string> tell, CancellationToken interrupted)
    {
        using var process = Start(arguments);
        using var kill = interrupted.Register(() => process.Kill(entireProcessTree: true));
        await Task.WhenAll(PassAsync(process.StandardOutput, tell), PassAsync(process.StandardError, tell))
            .ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task PassAsync(StreamReader lines, Action<string> tell)
    {
        while (await lines.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            tell(line);
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new ProblemException(
                code,
                $"'dotnet {arguments[0]}' could not be started, {purpose}: {missing.Message} Install the .NET 10 SDK.");
        }
    }
}
