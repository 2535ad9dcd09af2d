using Spectre.Console;

namespace Mortise.Cli.Output;

/// <summary>A text stream with or without a person behind it. Not safe for concurrent use.</summary>
internal sealed class Terminal
{
    private Terminal(IAnsiConsole console, TextWriter writer, bool isInteractive)
    {
        Console = console;
        Writer = writer;
        IsInteractive = isInteractive;
    }

    /// <summary>For tables and colour.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>For text that must not be changed.</summary>
    public TextWriter Writer { get; }

    /// <summary>Whether lines may be overwritten.</summary>
    public bool IsInteractive { get; }

    /// <summary>A stream of this process.</summary>
    public static Terminal Of(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = 200;
        }

        return new(console, writer, !isRedirected);
    }

    /// <summary>A stream of a test.</summary>
    public static Terminal Fixed(TextWriter writer, int width)
    {
        writer.NewLine = "\n";
        var terminal = Of(writer, isRedirected: true);
        terminal.Console.Profile.Width = width;
        return terminal;
    }

    /// <summary>A line that is not broken, however wide.</summary>
    public void Line(string text) => Writer.WriteLine(text);
}
