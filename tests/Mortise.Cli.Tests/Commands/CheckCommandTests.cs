using System.Text.Json;
using Xunit;

namespace Mortise.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task WholeEdition_CanBeRun_AndNothingWasMade()
    {
        var result = await _tool.RunAsync("check", _tool.WriteTour());

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.Check("check.txt", result.Output);
        Assert.False(Directory.Exists(_tool.Data));
    }

    [Theory]
    [InlineData("mortise.inspection")]
    [InlineData("mortise.invocation")]
    [InlineData("mortise.updates")]
    [InlineData("mortise.events")]
    [InlineData("mortise.sockets")]
    public async Task WhatTheHostItselfProvides_IsThere(string contract)
    {
        _tool.Write("plugins/watcher/Watcher.dll", "");
        _tool.Write(
            "plugins/watcher/mortise.json",
            $$"""
            { "manifest": 1, "id": "acme.watcher", "version": "1.0.0", "assembly": "Watcher", "factory": "F",
              "mvid": "00000000-0000-0000-0000-000000000001",
              "provides": [], "contractAssemblies": [], "requires": [ { "parameter": "host", "contract": "{{contract}}",
              "version": "1.0", "range": "[1.0,2.0)", "cardinality": "one", "key": "", "fingerprint": "f" } ] }
            """);
        var file = _tool.Write(
            "edition.json",
            $$"""
            { "edition": "shop",
              "plugins": { "watcher": { "use": "acme.watcher", "grants": [ "{{contract}}/1" ] } } }
            """);

        var result = await _tool.RunAsync("check", file);

        Assert.True(result.Code == ExitCode.Done, result.Output + result.Error);
    }

    [Fact]
    public async Task EditionByName_IsLookedForBesideTheTool()
    {
        _tool.Write("editions/tour/edition.json", File.ReadAllText(_tool.WriteTour()));

        Assert.Equal(0, (await _tool.RunAsync("check", "tour")).Code);
    }

    [Fact]
    public async Task UnknownEdition_IsAnsweredWithTheKnownOnes()
    {
        _tool.Write("editions/tour/edition.json", "{}");

        var result = await _tool.RunAsync("check", "tuor");

        Assert.Equal(ExitCode.NotFound, result.Code);
        Assert.Contains("Known by name: tour.", result.Error);
        Assert.Contains("(MT6011)", result.Error);
    }

    [Fact]
    public async Task MistakesInAnEdition_AreNamedByLine()
    {
        var file = _tool.Write("edition.json", "{\n  \"edition\": \"tour\",\n  \"plugin\": {}\n}");

        var result = await _tool.RunAsync("check", file);

        Assert.Equal((ExitCode.Invalid, ""), (result.Code, result.Output));
        Golden.Check("check-mistake.txt", result.Error);
    }

    [Fact]
    public async Task WhatCannotBeStarted_IsToldWithTheReason()
    {
        var tour = File.ReadAllText(_tool.WriteTour());
        var file = _tool.Write("edition.json", tour.Replace(
            "\"plugins\": {",
            """
            "routes": {}, "plugins": { "late": { "use": "fixture.guide", "enabled": false },
            """));

        var result = await _tool.RunAsync("check", file);

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.Check("check-disabled.txt", result.Output);
    }

    [Fact]
    public async Task MistakesForMachines_AreJson()
    {
        var result = await _tool.RunAsync("check", _tool.Write("edition.json", "{}"), "--json");

        Assert.Equal((ExitCode.Invalid, ""), (result.Code, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("MT5005", json.RootElement.GetProperty("errors")[0].GetProperty("Code").GetString());
    }

    [Fact]
    public async Task EditionForMachines_IsJson()
    {
        var result = await _tool.RunAsync("check", _tool.WriteTour(), "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("Resolved", json.RootElement.GetProperty("Plugins")[0].GetProperty("State").GetString());
    }
}
