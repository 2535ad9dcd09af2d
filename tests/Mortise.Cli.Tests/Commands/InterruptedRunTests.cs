using Xunit;

namespace Mortise.Cli.Tests.Commands;

public sealed class InterruptedRunTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData(ExitCode.Interrupted, "--once")]
    [InlineData(ExitCode.Done)]
    public async Task ProgramThatIsInterrupted_HasNoResult(int expected, params string[] more)
    {
        var results = Path.Combine(_tool.Data, "results");
        var running = _tool.RunAsync(
            TextWriter.Null,
            TextWriter.Null,
            ["run", _tool.WriteTour(), "--data-dir", _tool.Data, .. more, "--", "file=a.txt", "then=wait"]);
        while (!running.IsCompleted && !File.Exists(Path.Combine(results, "a.txt")))
        {
            await Task.Yield();
        }

        _tool.Interrupt();

        Assert.Equal(expected, await running);
    }
}
