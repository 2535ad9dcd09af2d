using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mortise.Hosting.Places;
using Xunit;

namespace Mortise.Cli.Tests.Commands;

/// <summary>The commands that steer a host, with a host that really runs.</summary>
public sealed partial class HostCommandTests : IAsyncLifetime
{
    private readonly RunningTour _tour = new();

    public ValueTask InitializeAsync() => _tour.InitializeAsync();

    public ValueTask DisposeAsync() => _tour.DisposeAsync();

    [Fact]
    public async Task Mistakes_AreToldWithWhatToDo()
    {
        string[][] commands =
        [
            ["why", "gudie"],
            ["stop", "host"],
            ["install", "/nowhere"],
            ["install", Path.Combine(Tool.BuiltFixtures, "plugins", "Fixture.Tour.Guide")],
            ["call", "mortise.inspection", "List"],
            ["call", "mortise.inspection/1", "Lst"],
            ["call", "mortise.inspection/1", "Why"],
            ["call", "mortise.inspection/1", "Why", "{\"plugin\":7}"],
            ["call", "mortise.inspection/1", "Why", "{\"plugn\":\"guide\"}"],
            ["call", "mortise.inspection/1", "Why", "{plugin}"],
            ["call", "mortise.inspection/1", "Why", "[]"],
            ["call", "mortise.inspection/1", "Status", "{}", "--provider", "gide"],
            ["call", "acme.orders/1", "List"],
            ["call", "mortise.program/1", "Run", "{\"run\":{\"Arguments\":{\"then\":\"fail\"}}}"],
            ["stop", "guide"],
            ["call", "mortise.program/1", "Run", "{\"run\":{\"Arguments\":{}}}"],
        ];
        var transcript = new StringBuilder();
        foreach (var command in commands)
        {
            var result = await AskAsync(command);
            var line = string.Join(' ', command).Replace(Path.GetFullPath(Tool.BuiltFixtures), "<fixtures>");
            transcript.Append($"$ mortise {line}\n{result.Output}{result.Error}\n");
        }

        Golden.Check("mistakes.txt", Steady(transcript.ToString()));
    }

    [Theory]
    [InlineData("Zoë → <b>")]
    [InlineData("Zo\\u00eb \\u2192 \\u003cb\\u003e")]
    public async Task LettersInJson_StayLetters(string written)
    {
        var arguments = $"{{\"run\":{{\"Arguments\":{{\"file\":\"{written}\"}}}}}}";

        var items = await AskAsync("call", "mortise.program/1", "Run", arguments, "--json");
        var error = await AskAsync("why", "Zoë → <b>", "--json");

        Assert.Contains("\"Name\":\"Zoë → <b>\"", items.Output);
        Assert.Contains("is named 'Zoë → <b>'", error.Output);
    }

    [Theory]
    [InlineData("list", "list.txt")]
    [InlineData("status", "status.txt")]
    [InlineData("why guide", "why.txt")]
    [InlineData("start guide", "start.txt")]
    [InlineData("stop guide", "stop.txt")]
    [InlineData("remove guide", "remove.txt")]
    public async Task Answer_IsShownToPeople(string command, string golden)
    {
        var result = await AskAsync(command.Split(' '));

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.Check(golden, Steady(result.Output));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("status")]
    [InlineData("why", "guide")]
    [InlineData("start", "guide")]
    [InlineData("stop", "guide")]
    [InlineData("remove", "guide")]
    public async Task Answer_IsJsonForMachines(params string[] command)
    {
        var result = await AskAsync([.. command, "--json"]);

        Assert.Equal((0, ""), (result.Code, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        Assert.NotEqual(JsonValueKind.Null, json.RootElement.ValueKind);
    }

    [Fact]
    public async Task Plugin_IsStopped_Started_Removed_AndInstalledAgain()
    {
        Assert.StartsWith("guide is stopped", (await AskAsync("stop", "guide")).Output);
        Assert.Contains(
            "(MT4001)", (await AskAsync("call", "mortise.program/1", "Run", "{\"run\":{\"Arguments\":{}}}")).Error);
        Assert.StartsWith("guide is Active", (await AskAsync("start", "guide")).Output);
        Assert.StartsWith("guide is removed; ", (await AskAsync("remove", "guide")).Output);
        Assert.DoesNotContain("guide", (await AskAsync("list")).Output);

        var installed = await AskAsync("install", Path.Combine(Tool.BuiltFixtures, "plugins", "Fixture.Tour.Guide"));

        Assert.Equal("guide (fixture.guide 1.4.0) is Active.\n", installed.Output);
    }

    [Fact]
    public async Task Stream_IsALinePerItem()
    {
        var result = await AskAsync(
            "call", "mortise.program/1", "Run", "{\"run\":{\"Arguments\":{}}}", "--provider", "guide");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(4, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task CallWithAResult_IsShownIndented()
    {
        var result = await AskAsync("call", "mortise.inspection/1", "Status");

        Assert.Equal(0, result.Code);
        Assert.StartsWith("{\n  \"Edition\": \"tour\",", result.Output);
    }

    [Theory]
    [InlineData(ExitCode.NotFound, "MT3012", "why", "gudie")]
    [InlineData(ExitCode.NotFound, "MT3012", "stop", "gudie")]
    [InlineData(ExitCode.NotFound, "MT3012", "stop", "gudie", "--json")]
    [InlineData(ExitCode.Failed, "MT3014", "stop", "host")]
    [InlineData(ExitCode.NotFound, "MT2001", "install", "/nowhere")]
    [InlineData(ExitCode.Failed, "MT4002", "call", "mortise.inspection/1", "Lst")]
    [InlineData(ExitCode.Failed, "MT4001", "call", "acme.orders/1", "List")]
    [InlineData(ExitCode.Failed, "MT4002", "call", "mortise.inspection/1", "Why", "{\"plugin\":7}")]
    [InlineData(ExitCode.Invalid, "MT6009", "call", "mortise.inspection/1", "Why", "{plugin}")]
    [InlineData(ExitCode.Invalid, "MT6009", "call", "mortise.inspection/1", "Why", "[]")]
    public async Task Mistake_HasACodeAndAnExitCode_AndNoStack(int exit, string code, params string[] command)
    {
        var result = await AskAsync(command);

        Assert.Equal(exit, result.Code);
        Assert.Contains(code, result.Error + result.Output);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public async Task SecondHost_OnTheSameData_IsRefused()
    {
        var result = await _tour.Tool.RunAsync("run", _tour.Tool.WriteTour(), "--data-dir", _tour.Host.Data);

        Assert.Equal(ExitCode.DataDirectory, result.Code);
        Assert.Contains(
            $"Process {Environment.ProcessId}, which runs the edition 'tour'", result.Error.Replace('\n', ' '));
    }

    [Fact]
    public async Task Interrupt_DrainsAndEndsWithZero()
    {
        _tour.Host.Interrupt();

        Assert.Equal(0, await _tour.Running);
        Assert.Null(HostLease.Holder(DataDirectory.At(_tour.Host.Data)));
        Assert.Equal(ExitCode.NotFound, (await AskAsync("list")).Code);
    }

    private Task<ToolResult> AskAsync(params string[] command)
    {
        string[] arguments = [.. command, "--data-dir", _tour.Host.Data];
        return _tour.Tool.RunAsync(arguments);
    }

    /// <summary>Without what differs from run to run, and as wide as it was.</summary>
    private static string Steady(string text) => Time().Replace(
        text.Replace($"process {Environment.ProcessId}", "process <id>"), "<time of the change>");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")]
    private static partial Regex Time();
}
