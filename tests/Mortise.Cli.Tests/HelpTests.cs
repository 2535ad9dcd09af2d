using System.Text;
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
    [InlineData("update")]
    [InlineData("update watch")]
    [InlineData("updates")]
    [InlineData("rollback")]
    [InlineData("config")]
    [InlineData("call")]
    [InlineData("check")]
    [InlineData("dev")]
    [InlineData("doctor")]
    [InlineData("doctor leaks")]
    [InlineData("campaign")]
    [InlineData("new")]
    [InlineData("exit-codes")]
    public async Task Help_ShowsHowTheCommandIsUsed(string command)
    {
        var result = await _tool.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("Examples:\n  mortise ", result.Output);
        Golden.Check($"help{(command.Length == 0 ? "" : "-")}{command.Replace(' ', '-')}.txt", result.Output);
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
    [InlineData("shop-german")]
    [InlineData("Snail")]
    [InlineData("Shop.3d")]
    [InlineData("Shop.Snail!")]
    public async Task NameThatNoCodeCanBeMadeOf_IsRefused_AndNothingIsMade(string name)
    {
        var result = await _tool.RunAsync("new", "plugin", name);

        Assert.Equal((ExitCode.Usage, ""), (result.Code, result.Output));
        Assert.StartsWith($"mortise: '{name}' names no project: a name has two or more parts", result.Error);
        Assert.False(Directory.Exists(name));
    }

    [Theory]
    [InlineData("why", "'why' needs <plugin>: the instance's name, as 'mortise list' shows it.", "mortise why snail")]
    [InlineData("run", "'run' needs <edition>: the edition: its file, its folder, or its name.", "mortise run shop")]
    [InlineData(
        "call a.b/1", "'call' needs <operation>: the operation, without Async.", "mortise call shop.carrier/1 ")]
    public async Task MissingArgument_IsNamedWithWhatItIs_AndAnExample(string line, string expected, string example)
    {
        var result = await _tool.RunAsync(line.Split(' '));

        Assert.Equal((ExitCode.Usage, ""), (result.Code, result.Output));
        Assert.StartsWith($"mortise: {expected}\nFor example: {example}", result.Error);
        Assert.EndsWith($"\nSee 'mortise {line.Split(' ')[0]} --help'.\n", result.Error);
    }

    [Fact]
    public async Task WrongCommandLines_AreToldWhatIsRight()
    {
        string[] lines =
        [
            "", "rnu", "observe", "why", "call", "list --fast", "list --jsn", "list shop", "start snail slug",
            "list --edition", "install . --grnat a.b/1",
        ];
        var transcript = new StringBuilder();
        foreach (var line in lines)
        {
            var result = await _tool.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal((ExitCode.Usage, ""), (result.Code, result.Output));
            transcript.Append($"$ mortise {line}\n{result.Error}\n");
        }

        Golden.Check("usage.txt", transcript.ToString());
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
