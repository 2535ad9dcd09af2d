using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Mortise.Cli.Tests.Commands;

/// <summary>The commands that replace plug-ins, with a host that really runs.</summary>
public sealed partial class UpdateCommandTests : IAsyncLifetime
{
    private static readonly string _folder = Path.Combine(Tool.BuiltFixtures, "plugins", "Fixture.Tour.Guide");

    private readonly RunningTour _tour = new();

    public ValueTask InitializeAsync() => _tour.InitializeAsync();

    public ValueTask DisposeAsync() => _tour.DisposeAsync();

    [Fact]
    public async Task Update_OfAFolder_IsFollowedPhaseByPhase_AndPromoted()
    {
        Assert.Equal("Update 1 of guide: 1.4.0 → 1.4.0\n", (await BeginAsync("--from", _folder)).Output);

        var promoted = await AskAsync("update", "promote", "1");

        Assert.Equal((0, ""), (promoted.Code, promoted.Error));
        Golden.Check("update.txt", Steady(promoted.Output));
        Golden.Check("updates.txt", Steady((await AskAsync("updates")).Output));
        Assert.Contains("\"Generation\": 2", (await AskAsync("why", "guide", "--json")).Output);
    }

    [Fact]
    public async Task Update_OfAVersionInTheEditionsFolders_IsCancelled_AndTheOldOneServes()
    {
        await BeginAsync("--to", "1.4.0");

        var cancelled = await AskAsync("update", "cancel", "1");
        var watched = await AskAsync("update", "watch", "1");

        Assert.Equal((ExitCode.Done, ""), (cancelled.Code, cancelled.Error));
        Assert.Equal((ExitCode.Failed, cancelled.Output), (watched.Code, watched.Output));
        Assert.Contains("(MT3503)", watched.Output);
        Assert.Contains("\"Generation\": 2", (await AskAsync("why", "guide", "--json")).Output);
        Assert.StartsWith("guide is stopped", (await AskAsync("stop", "guide")).Output);
    }

    [Fact]
    public async Task Rollback_ReturnsToTheVersionBefore_AndAnswersMachinesWithTheEnd()
    {
        Assert.Contains("(MT3509)", (await AskAsync("rollback", "guide")).Error);
        await BeginAsync("--from", _folder);
        await AskAsync("update", "promote", "1");

        await AskAsync("rollback", "guide", "--detach");
        var end = await AskAsync("update", "promote", "2", "--json");

        Assert.Equal((ExitCode.Done, ""), (end.Code, end.Error));
        using var json = JsonDocument.Parse(end.Output);
        Assert.Equal("Committed", json.RootElement.GetProperty("State").GetString());
    }

    [Fact]
    public async Task Sums_AreKeptPerGenerationAndOperation_AcrossUpdates_AndBalance()
    {
        for (var update = 1; update <= 3; update++)
        {
            await CallRunAsync();
            await BeginAsync("--from", _folder);
            await AskAsync("update", "promote", $"{update}");
        }

        await CallRunAsync();
        Assert.EndsWith(
            "guide is 1.4.0 as before; an update to itself has taken what was changed.\n",
            (await AskAsync("update", "watch", "3")).Output);
        using var json = JsonDocument.Parse((await AskAsync("status", "--json")).Output);
        var guide = await AskAsync("status", "guide");
        using var alone = JsonDocument.Parse((await AskAsync("status", "guide", "--json")).Output);

        var accounts = json.RootElement.GetProperty("Accounts").EnumerateArray()
            .Where(static account => account.GetProperty("Plugin").ValueEquals("guide")).ToArray();
        Assert.Equal(
            ["null 1.4.0: 3", "3 1.4.0: 1", "4 1.4.0: 1"],
            accounts.Select(static account =>
                $"{account.GetProperty("Generation").GetRawText()} {account.GetProperty("Version")}: "
                + account.GetProperty("Calls").GetProperty("Completed")));
        Assert.All(accounts, static account =>
        {
            Assert.Equal("mortise.program/1 Run", account.GetProperty("Operation").GetString());
            var calls = account.GetProperty("Calls");
            Assert.Equal(Of("Accepted"), Of("Completed") + Of("Failed") + Of("Cancelled") + Of("Rejected"));

            long Of(string sum) => calls.GetProperty(sum).GetInt64();
        });
        Assert.Equal(accounts.Length, alone.RootElement.GetArrayLength());
        Golden.Check("status-plugin.txt", guide.Output);
    }

    [Fact]
    public async Task Config_IsReplacedWhileItServes_AndReturnsByARollback()
    {
        await AskAsync("config", "guide", """{"Steps":7}""", "--detach");
        var promoted = await AskAsync("update", "promote", "1");
        Assert.Equal(ExitCode.Done, promoted.Code);
        Assert.EndsWith("guide has taken the configuration as it runs.\n", promoted.Output);
        Assert.Contains("\"Generation\": 1", (await AskAsync("why", "guide", "--json")).Output);
        Assert.Contains("[\"Tower\",\"7\"]", await TourAsync());

        await AskAsync("rollback", "guide", "--detach");
        Assert.Equal(ExitCode.Done, (await AskAsync("update", "promote", "2")).Code);
        Assert.Contains("[\"Tower\",\"311\"]", await TourAsync());

        async Task<string> TourAsync() => string.Concat((await AskAsync(
            "call", "mortise.program/1", "Run", """{"run":{"Arguments":{}}}""")).Output.Where(letter => letter != ' '));
    }

    [Fact]
    public async Task Config_ThatIsNotTakenAsItRuns_IsSaidToBeTakenByAnUpdateToItself()
    {
        await AskAsync("config", "guide", """{"Steps":7}""", "--detach");
        await AskAsync("update", "promote", "1");
        using var tool = new Tool();
        var shown = new AwaitedText("Probe");

        // The same once more is no change that could be taken live.
        var following = tool.RunAsync(
            shown, TextWriter.Null, "config", "guide", """{"Steps":7}""", "--data-dir", _tour.Host.Data);
        await Task.WhenAny(following, shown.Seen);
        await AskAsync("update", "promote", "2");

        Assert.Equal(ExitCode.Done, await following);
        Assert.EndsWith("guide is 1.4.0 as before; an update to itself has taken the configuration.\n", $"{shown}");
    }

    [Fact]
    public async Task CommandThatIsInterrupted_LeavesTheUpdateToTheHost()
    {
        using var impatient = new Tool();
        var shown = new AwaitedText("Probe");
        var following = impatient.RunAsync(shown, TextWriter.Null, "update", "guide", "--data-dir", _tour.Host.Data);
        await Task.WhenAny(following, shown.Seen);
        impatient.Interrupt();

        Assert.Equal(ExitCode.Interrupted, await following);
        Assert.Equal(ExitCode.Done, (await AskAsync("update", "promote", "1")).Code);
    }

    [Theory]
    [InlineData(ExitCode.NotFound, "MT3506", "update", "watch", "9")]
    [InlineData(ExitCode.NotFound, "MT3012", "update", "gudie")]
    [InlineData(ExitCode.Invalid, "MT5007", "update", "guide", "--to", "9.0.0")]
    [InlineData(ExitCode.NotFound, "MT2001", "update", "guide", "--from", "/nowhere")]
    [InlineData(ExitCode.Invalid, "MT5011", "config", "guide", """{"Nonsense":1}""")]
    [InlineData(ExitCode.Invalid, "MT5002", "config", "guide", "{")]
    [InlineData(ExitCode.NotFound, "MT3012", "config", "gudie", "{}")]
    [InlineData(ExitCode.Usage, "give one of them", "update", "guide", "--from", ".", "--to", "1.0.0")]
    public async Task Mistake_HasACodeAndAnExitCode(int exit, string told, params string[] command)
    {
        var result = await AskAsync(command);

        Assert.Equal(exit, result.Code);
        Assert.Contains(told, result.Error);
    }

    private async Task CallRunAsync() => Assert.Equal(
        ExitCode.Done,
        (await AskAsync("call", "mortise.program/1", "Run", """{"run":{"Arguments":{}}}""")).Code);

    private Task<ToolResult> BeginAsync(params string[] options) =>
        AskAsync(["update", "guide", "--detach", .. options]);

    private Task<ToolResult> AskAsync(params string[] command)
    {
        string[] arguments = [.. command, "--data-dir", _tour.Host.Data];
        return _tour.Tool.RunAsync(arguments);
    }

    /// <summary>Without what differs from run to run.</summary>
    private static string Steady(string text) => Seconds().Replace(text, "   <time>");

    [GeneratedRegex(@" +\d+\.\d s\b")]
    private static partial Regex Seconds();
}
