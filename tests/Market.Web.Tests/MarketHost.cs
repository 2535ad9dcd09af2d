using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Market.Web.Tests;

/// <summary>
/// The edition as <c>mortise run market</c> runs it, in a process and with a data directory of its own. The one that
/// all tests share stays as it is; whoever steers has one of their own.
/// </summary>
public sealed partial class MarketHost : IAsyncLifetime
{
    /// <summary>What the environment of every host has in <c>MARKET_TOKEN</c>.</summary>
    internal const string Secret = "b3BlbiBzZXNhbWU";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _said = new();
    private readonly string _data = Directory.CreateTempSubdirectory("market-web-").FullName;
    private readonly string[] _options;
    private Process? _process;

    public MarketHost()
        : this("http://127.0.0.1:0")
    {
    }

    internal MarketHost(string urls, params string[] more) => _options = ["--urls", urls, .. more];

    public Uri Url { get; private set; } = new("about:blank");

    /// <summary>All that it wrote to its error stream.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Returns when the edition's program has ended and the host only serves.</summary>
    public async ValueTask InitializeAsync()
    {
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo(
            "dotnet", [Repository.Tool, "run", "market", .. _options, "--data-dir", _data])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["MORTISE_HOME"] = _data, ["MARKET_TOKEN"] = Secret },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, served);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await served.Task.WaitAsync(_patience);
        if (Address().Match(Said) is { Success: true } address)
        {
            Url = new Uri(address.Groups[1].Value);
        }
    }

    /// <summary>What the operator types.</summary>
    public Task<string> ToolAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", [Repository.Tool, .. arguments, "--data-dir", _data]);

    /// <summary>Ends it as an operator does, and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        if (!_process!.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync().WaitAsync(_patience);
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            Assert.Equal(0, await EndAsync());
        }
        finally
        {
            _process!.Kill(entireProcessTree: true);
            _process.Dispose();
            Directory.Delete(_data, recursive: true);
        }
    }

    private void Hear(string? line, TaskCompletionSource served)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line is null)
        {
            served.TrySetException(new InvalidOperationException($"It ended: {Said}"));
        }
        else if (line.Contains("Ctrl-C", StringComparison.Ordinal))
        {
            served.TrySetResult();
        }
    }

    [GeneratedRegex("^market is at (https?://.*)$", RegexOptions.Multiline)]
    private static partial Regex Address();
}
