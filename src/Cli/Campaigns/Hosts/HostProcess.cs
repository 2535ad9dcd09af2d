using System.Diagnostics;
using System.Text.Json;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>The process under fault, as the command sees it: it may end at any moment, or say nothing more.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>Starts one that is injected faults while it is under load.</summary>
    public static HostProcess Start(int faults, int seed, int from, int to) =>
        Start(["--faults", $"{faults}", "--seed", $"{seed}", "--from", $"{from}", "--to", $"{to}"]);

    /// <summary>Starts one for a fault that it does not survive; returns how it ended.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public static async Task<int> DieAsync(string fault, CancellationToken cancellation)
    {
        using var host = Start(["--faults", "0", "--seed", "0", "--from", "0", "--to", "0", "--lethal", fault]);
        return await host.EndAsync(cancellation).ConfigureAwait(false);
    }

    private static HostProcess Start(string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(HostProcess).Assembly.Location);
        }

        foreach (var argument in arguments.Prepend(CampaignHostCommand.CommandName))
        {
            start.ArgumentList.Add(argument);
        }

        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>The next that it says; null when it has ended.</summary>
    /// <exception cref="TimeoutException">It says nothing.</exception>
    public async Task<HostMessage?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellation).AsTask()
                .WaitAsync(_patience, TimeProvider.System, cancellation).ConfigureAwait(false);
            if (line is null)
            {
                return null;
            }

            // Taking a snapshot writes lines of its own.
            if (line.StartsWith('{'))
            {
                return JsonSerializer.Deserialize<HostMessage>(line);
            }
        }
    }

    /// <summary>Lets it stop; returns its exit code.</summary>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellation)
            .WaitAsync(_patience, TimeProvider.System, cancellation).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>The last lines that it wrote to its error stream; to be asked when it has ended.</summary>
    public async Task<string> ErrorsAsync() =>
        string.Join(" ", (await _errors.ConfigureAwait(false)).Split('\n').TakeLast(20)).Trim();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
