using System.Text;
using Mortise.Cli.Output;
using Mortise.Programs;

namespace Mortise.Cli.Programs;

/// <summary>Shows the program's result as JSON, and nothing else.</summary>
internal sealed class JsonDisplay(Terminal output) : IProgramDisplay
{
    public Task ShowAsync(string activity, double fraction) => Task.CompletedTask;

    public async Task ShowAsync(ProgramOutput shown)
    {
        if (shown is ProgramOutput.Result result)
        {
            await output.Writer.WriteLineAsync(Encoding.UTF8.GetString(result.Json.Span)).ConfigureAwait(false);
            await output.Writer.FlushAsync().ConfigureAwait(false);
        }
    }

    public Task ShowAsync(string path) => Task.CompletedTask;

    public Task EndAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;
}
