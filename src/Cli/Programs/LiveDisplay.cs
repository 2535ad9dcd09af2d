using Mortise.Cli.Output;
using Mortise.Programs;
using Spectre.Console;

namespace Mortise.Cli.Programs;

/// <summary>
/// For people: one line of progress that is overwritten, and results above it. The progress goes to the error stream,
/// so that the output can be redirected.
/// </summary>
internal sealed class LiveDisplay(Terminal output, Terminal error) : IProgramDisplay
{
    private const int BarWidth = 24;

    private readonly List<string> _paths = [];
    private string _line = "";

    public Task ShowAsync(string activity, double fraction)
    {
        var filled = (int)Math.Round(Math.Clamp(fraction, 0, 1) * BarWidth);
        var bar = new string('█', filled) + new string('░', BarWidth - filled);
        var line = $"{bar} {Math.Clamp(fraction, 0, 1),4:0%} {activity}";
        if (line != _line)
        {
            Clear();
            var width = Math.Max(20, error.Console.Profile.Width - 1);
            error.Writer.Write(line.Length > width ? line[..width] : line);
            error.Writer.Flush();
            _line = line;
        }

        return Task.CompletedTask;
    }

    public Task ShowAsync(ProgramOutput shown)
    {
        switch (shown)
        {
            case ProgramOutput.Text text:
                Clear();
                output.Line(text.Line);
                break;
            case ProgramOutput.Table table:
                Clear();
                output.Console.Write(ProgramTable.Of(table));
                break;
        }

        return Task.CompletedTask;
    }

    public Task ShowAsync(string path)
    {
        _paths.Add(path);
        return Task.CompletedTask;
    }

    public Task EndAsync()
    {
        Clear();
        foreach (var line in ResultFolder.Describe(_paths))
        {
            output.Console.MarkupLine(Markup.Escape(line));
        }

        _paths.Clear();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Clear();
        return default;
    }

    private void Clear()
    {
        if (_line.Length > 0)
        {
            error.Writer.Write("\r\x1b[K");
            error.Writer.Flush();
            _line = "";
        }
    }
}
