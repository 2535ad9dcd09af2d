using Xunit;

namespace Mortise.Cli.Tests;

/// <summary>A host of the tour that really runs, and the tool of whoever steers it.</summary>
public sealed class RunningTour : IAsyncLifetime
{
    private Task<int> _running = Task.FromResult(-1);

    internal Tool Host { get; } = new();

    internal Tool Tool { get; } = new();

    /// <summary>Ends with the host; its exit code.</summary>
    internal Task<int> Running => _running;

    public async ValueTask InitializeAsync()
    {
        var messages = new AwaitedText("Ctrl-C");
        _running = Host.RunAsync(TextWriter.Null, messages, "run", Host.WriteTour(), "--data-dir", Host.Data);
        await Task.WhenAny(_running, messages.Seen);
    }

    public async ValueTask DisposeAsync()
    {
        Host.Interrupt();
        await _running;
        Host.Dispose();
        Tool.Dispose();
    }
}
