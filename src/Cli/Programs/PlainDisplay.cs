using Mortise.Cli.Output;
using Mortise.Programs;

namespace Mortise.Cli.Programs;

/// <summary>For pipes and logs: results to one stream, one line per activity to the other.</summary>
internal sealed class PlainDisplay(Terminal output, Terminal error) : IProgramDisplay
{
    private readonly List<string> _paths = [];
    private string _activity = "";

    public Task ShowAsync(string activity, double fraction)
    {
        if (activity != _activity)
        {
            error.Line(activity);
            _activity = activity;
        }

        return Task.CompletedTask;
    }

    public Task ShowAsync(ProgramOutput shown)
    {
        switch (shown)
        {
            case ProgramOutput.Text text:
                output.Line(text.Line);
                break;
            case ProgramOutput.Table table:
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
        foreach (var line in ResultFolder.Describe(_paths))
        {
            output.Line(line);
        }

        _paths.Clear();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => default;
}
