using Xunit;

namespace Mortise.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Program_IsShown_AndItsFilesAreKept()
    {
        var result = await RunAsync("--once", "--", "file=lake.txt");

        Assert.Equal(0, result.Code);
        Golden.Check("run.txt", result.Output);
        Golden.Check("run-error.txt", result.Error);
        Assert.Equal("picture\n", File.ReadAllText(Path.Combine(_tool.Data, "results", "lake.txt")));
    }

    [Theory]
    [InlineData]
    [InlineData("--strict")]
    public async Task ResultForMachines_IsAllThatIsWritten(params string[] more)
    {
        var result = await RunAsync(["--once", "--json", .. more, "--", "file=lake.txt"]);

        Assert.Equal((0, "{\"Steps\":311}\n", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public async Task Override_ReachesThePlugin()
    {
        var result = await RunAsync("--once", "--json", "--set", "plugins.guide.config.Steps=7");

        Assert.Equal("{\"Steps\":7}\n", result.Output);
    }

    [Fact]
    public async Task ProgramThatFails_IsAFaultOfItsPlugin_WithoutAStack()
    {
        var result = await RunAsync("--once", "--", "then=fail");

        Assert.Equal(ExitCode.Failed, result.Code);
        Golden.Check("run-fault.txt", result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Theory]
    [InlineData("../escape.txt")]
    [InlineData(".hidden")]
    public async Task FileNameThatLeadsElsewhere_IsRefused(string name)
    {
        var result = await RunAsync("--once", "--", $"file={name}");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("(MT6012)", result.Error);
        Assert.Contains("so that it was not written", result.Error);
        Assert.Empty(Directory.GetFiles(_tool.Folder, "*.txt", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ArgumentWithoutAName_IsRefused_BeforeAnythingStarts()
    {
        var result = await RunAsync("--once", "--", "lake");

        Assert.Equal(ExitCode.Invalid, result.Code);
        Assert.False(Directory.Exists(_tool.Data));
    }

    [Fact]
    public async Task OnceWithoutAProgram_IsRefused()
    {
        var file = _tool.Write("edition.json", """{"edition": "tour"}""");

        var result = await _tool.RunAsync("run", file, "--once", "--data-dir", _tool.Data);

        Assert.Equal(ExitCode.Invalid, result.Code);
        Assert.Contains("(MT6007)", result.Error);
    }

    private Task<ToolResult> RunAsync(params string[] more)
    {
        string[] arguments = ["run", _tool.WriteTour(), "--data-dir", _tool.Data, .. more];
        return _tool.RunAsync(arguments);
    }
}
