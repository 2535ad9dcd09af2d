using System.Text.RegularExpressions;
using Xunit;

namespace Mortise.Cli.Tests;

public sealed partial class HelpTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("list")]
    [InlineData("status")]
    [InlineData("why")]
    [InlineData("start")]
    [InlineData("stop")]
    [InlineData("install")]
    [InlineData("remove")]
    [InlineData("call")]
    [InlineData("check")]
    [InlineData("exit-codes")]
    public async Task Help_ShowsHowTheCommandIsUsed(string command)
    {
        var result = await _tool.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("Examples:\n  mortise ", result.Output);
        Golden.Check($"help{(command.Length == 0 ? "" : "-")}{command}.txt", result.Output);
    }

    [Fact]
    public async Task ExitCodes_AreThoseOfTheReference()
    {
        var result = await _tool.RunAsync("exit-codes");
        var reference = File.ReadAllText(Path.Combine(Root(), "docs", "reference", "cli.md"));

        var written = Row().Matches(reference).Select(row => $"{row.Groups[1].Value,4}  {row.Groups[2].Value}\n");
        Assert.Equal(string.Concat(written), result.Output);
    }

    [Theory]
    [InlineData("rnu", "mortise: Unrecognized command or argument 'rnu'.")]
    [InlineData("why", "Required argument")]
    [InlineData("list --fast", "'--fast'")]
    public async Task WrongCommandLine_IsAnsweredInTwoLines(string line, string expected)
    {
        var result = await _tool.RunAsync(line.Split(' '));

        Assert.Equal((ExitCode.Usage, ""), (result.Code, result.Output));
        Assert.Contains(expected, result.Error);
        Assert.Contains("--help'.", result.Error);
        Assert.DoesNotContain(" at ", result.Error);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Mortise.slnx")))
        {
            folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!;
        }

        return folder;
    }

    [GeneratedRegex(@"^\| (\d+) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
