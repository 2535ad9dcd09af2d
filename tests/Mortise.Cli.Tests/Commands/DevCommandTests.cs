using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Mortise.Cli.Tests.Commands;

/// <summary>The tool while an author works at a plug-in.</summary>
public sealed class DevCommandTests : IAsyncDisposable
{
    private static readonly string _built = Path.Combine(Tool.BuiltFixtures, "plugins", "Fixture.Tour.Guide");

    private readonly Tool _tool = new();
    private readonly AwaitedLines _output = new();
    private readonly AwaitedLines _messages = new();
    private Task<int> _running = Task.FromResult(-1);

    private string Folder => Path.Combine(_tool.Folder, "bin", "Guide");

    public async ValueTask DisposeAsync()
    {
        _tool.Interrupt();
        await _running;
        _tool.Dispose();
    }

    [Fact]
    public async Task EachGoodBuild_IsTaken_AndABrokenOneIsNot()
    {
        Directory.CreateDirectory(Folder);
        Dev(Folder);
        await SeeAsync(_messages, $"watches {Folder}. Build, and it is updated.");

        Build("one");
        Assert.Equal("guide 1.4.0: 'guide' is Active.", await SeeAsync(_output, "guide"));
        Build("two");
        await SeeAsync(_output, "Update 1 of guide: 1.4.0 → 1.4.0");
        await SeeAsync(_output, "guide 1.4.0 serves as generation 2.");
        Break();
        await SeeAsync(_output, "(MT3211)");
        await SeeAsync(_output, "guide serves as before; the next good build is taken.");
        Build("three");
        await SeeAsync(_output, "guide 1.4.0 serves as generation 4.");
        _tool.Interrupt();

        Assert.Equal(ExitCode.Done, await _running);
    }

    [Fact]
    public async Task AnEdition_FollowsWhatIsCopiedToItsSources_AndMachinesGetALineForEachBuild()
    {
        Build("one");
        var edition = _tool.Write("edition.json", """
            { "edition": "tour", "sources": ["./bin"], "plugins": { "lead": { "use": "fixture.guide" } } }
            """);
        Dev(edition, "--json", "--set", "deadlines.watch=1s");
        await HasStartedAsync();

        Build("two");
        using var line = JsonDocument.Parse(await SeeAsync(_output, "lead"));

        Assert.Equal("Taken", line.RootElement.GetProperty("Outcome").GetString());
        Assert.Equal(2, line.RootElement.GetProperty("Generation").GetInt32());
    }

    [Fact]
    public async Task APlugin_TakesThePlaceOfTheEditionsOwn()
    {
        Build("one");
        Dev(Folder, "--edition", _tool.WriteTour());
        await HasStartedAsync();

        Build("two");

        await SeeAsync(_output, "Update 1 of guide: 1.4.0 → 1.4.0");
    }

    [Theory]
    [InlineData("MT6011", "nothing-of-that-name")]
    [InlineData("MT6018", "edition.json", "--edition", "edition.json")]
    [InlineData("MT6018", "edition.json", "--build")]
    public async Task WhatCannotBeWorkedAt_IsRefused(string code, params string[] arguments)
    {
        var edition = _tool.Write("edition.json", """{ "edition": "tour" }""");

        var result = await _tool.RunAsync(
            ["dev", .. arguments.Select(each => each == "edition.json" ? edition : each)]);

        Assert.Equal((ExitCode.Of(code), ""), (result.Code, result.Output));
        Assert.EndsWith($"({code})\n", result.Error);
    }

    /// <summary>A real project, whose source is edited.</summary>
    [Fact]
    public async Task AChangeOfTheSource_IsBuilt_AndTaken()
    {
        var project = new SourceProject(_tool);
        Dev(project.File, "--build");
        var broken = Task.WhenAny(_running, SeeAsync(_messages, "error"));
        await _output.SeeAsync("scribe 1.0.0: 'scribe' is Active.", broken);

        project.Write("1.1.0");

        await _output.SeeAsync("scribe 1.1.0 serves as generation 2.", broken);
    }

    private void Dev(params string[] arguments) => _running = _tool.RunAsync(
        _output, _messages, ["dev", .. arguments, "--data-dir", _tool.Data]);

    private Task<string> SeeAsync(AwaitedLines lines, string text) => lines.SeeAsync(text, _running);

    /// <summary>A host writes where it can be found when it has started.</summary>
    private async Task HasStartedAsync()
    {
        while ((await _tool.RunAsync("status", "--data-dir", _tool.Data)).Code != ExitCode.Done)
        {
            Assert.False(_running.IsCompleted);
            await Task.Yield();
        }
    }

    private void Build(string text)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "text.txt"), text);
        foreach (var file in Directory.EnumerateFiles(_built))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    private void Break()
    {
        var file = Path.Combine(Folder, "mortise.json");
        var manifest = JsonNode.Parse(File.ReadAllText(file))!;
        manifest["factory"] = "Fixture.Tour.NoFactory";
        File.WriteAllText(file, manifest.ToJsonString());
    }
}
