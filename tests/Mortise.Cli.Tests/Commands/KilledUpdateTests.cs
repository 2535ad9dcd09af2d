using System.Text.Json;
using Mortise.Updates;
using Xunit;

namespace Mortise.Cli.Tests.Commands;

/// <summary>The host is killed in every phase of an update that can be held, and started anew on its data.</summary>
public sealed class KilledUpdateTests : IDisposable
{
    private static readonly string _fixtures =
        Path.GetFullPath(Path.Combine(Tool.BuiltFixtures, "../../parcels", Path.GetFileName(Tool.BuiltFixtures)));

    private readonly Tool _tool = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData(UpdatePhase.Prepare, "HangInConstructor")]
    [InlineData(UpdatePhase.Prepare, "HangInPrepare")]
    [InlineData(UpdatePhase.Probe, "HangInHealth")]
    [InlineData(UpdatePhase.Activate, "HangInActivate")]
    [InlineData(UpdatePhase.Watch, "None")]
    [InlineData(UpdatePhase.Commit, "None", "HangInStop")]
    public async Task Host_StartsAsTheOldVersion_WithNothingLeftOfTheUpdate(
        UpdatePhase phase, string misdeed, string before = "None")
    {
        var edition = Write(before, phase > UpdatePhase.Watch ? "1ms" : "1h");
        using (var host = await KilledHost.StartAsync(edition, _tool.Data, Token))
        {
            var begun = await AskAsync(
                "update", "rogue", "--config", $$"""{ "Misdeed": "{{misdeed}}" }""", "--detach");
            Assert.Equal((ExitCode.Done, ""), (begun.Code, begun.Error));
            while (await PhaseAsync() != phase)
            {
                await Task.Yield();
            }

            await host.KillAsync(Token);
        }

        using var next = await KilledHost.StartAsync(edition, _tool.Data, Token);

        var called = await AskAsync("call", "fixture.rogue/1", "Misbehave", """{ "misdeed": "None" }""");
        Assert.Equal((ExitCode.Done, ""), (called.Code, called.Error));
        Assert.Equal("[]", (await AskAsync("updates", "--json")).Output.Trim());
        Assert.False(Directory.Exists(Path.Combine(_tool.Data, "installed")));
    }

    private async Task<UpdatePhase?> PhaseAsync()
    {
        using var updates = JsonDocument.Parse((await AskAsync("updates", "--json")).Output);
        Assert.Equal("Running", updates.RootElement[0].GetProperty("State").GetString());
        var step = updates.RootElement[0].GetProperty("Steps").EnumerateArray().LastOrDefault();
        return step.ValueKind == JsonValueKind.Object && step.GetProperty("Outcome").GetString() == ""
            ? Enum.Parse<UpdatePhase>(step.GetProperty("Phase").GetString()!)
            : null;
    }

    private string Write(string misdeed, string watch) => _tool.Write("rogue/edition.json", $$"""
        {
          "edition": "rogue",
          "sources": ["{{_fixtures.Replace("\\", "/")}}/plugins"],
          "contracts": ["{{_fixtures.Replace("\\", "/")}}/contracts"],
          "plugins": { "rogue": { "use": "fixture.rogue", "config": { "Misdeed": "{{misdeed}}" } } },
          "deadlines": { "watch": "{{watch}}" }
        }
        """);

    private Task<ToolResult> AskAsync(params string[] command) =>
        _tool.RunAsync([.. command, "--data-dir", _tool.Data]);
}
