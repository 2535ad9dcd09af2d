using System.Diagnostics;

namespace Mortise.Cli.Tests;

/// <summary>A host in a process of its own, which can be killed without a word.</summary>
internal sealed class KilledHost : IDisposable
{
    private readonly Process _process;

    private KilledHost(Process process) => _process = process;

    /// <summary>Starts one with the built tool; ends when it serves.</summary>
    public static async Task<KilledHost> StartAsync(string edition, string data, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
            [Path.Combine(AppContext.BaseDirectory, "Mortise.Cli.dll"), "run", edition, "--data-dir", data];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var host = new KilledHost(Process.Start(start)!);
        var told = new List<string>();
        while (await host._process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            told.Add(line);
            if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                // Nobody reads on; a pipe that fills would hold the host.
                _ = host._process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
                _ = host._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
                return host;
            }
        }

        host.Dispose();
        throw new InvalidOperationException($"The host has ended: {string.Join('\n', told)}");
    }

    /// <summary>Kills it; ends when nothing is left of it.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellation);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
