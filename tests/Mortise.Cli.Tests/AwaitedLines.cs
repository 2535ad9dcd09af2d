namespace Mortise.Cli.Tests;

/// <summary>A stream of the tool of which one line after the other can be waited for.</summary>
internal sealed class AwaitedLines : StringWriter
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _read;

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            _lines.Add(value ?? "");
            _written.TrySetResult();
            _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The next line that has this in it, behind those that were waited for before.</summary>
    public async Task<string> SeeAsync(string text, Task ended)
    {
        while (true)
        {
            Task written;
            lock (_gate)
            {
                var found = _lines.FindIndex(_read, line => line.Contains(text, StringComparison.Ordinal));
                if (found >= 0)
                {
                    _read = found + 1;
                    return _lines[found];
                }

                if (ended.IsCompleted)
                {
                    throw new InvalidOperationException($"Nobody says '{text}': {string.Join('\n', _lines)}");
                }

                written = _written.Task;
            }

            await Task.WhenAny(written, ended);
        }
    }
}
