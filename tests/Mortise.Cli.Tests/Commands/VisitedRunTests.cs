using Xunit;

namespace Mortise.Cli.Tests.Commands;

/// <summary>Runs of an edition with a gateway, which here is only said to be one.</summary>
public sealed class VisitedRunTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Run_SaysWhereTheGatewayIs_BeforeTheProgramAndAfterIt()
    {
        var error = await RunUntilAsync("Ctrl-C", Write("desk"));

        Assert.Contains("tour is at http://desk.example\n", error, StringComparison.Ordinal);
        Assert.Contains($"as process {Environment.ProcessId} at http://desk.example. Ctrl-C", error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Urls_AreToldToTheGateway()
    {
        var error = await RunUntilAsync("Ctrl-C", Write("desk"), "--urls", "http://a.example;http://b.example");

        Assert.Contains("at http://a.example and http://b.example.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "--urls", "http://a.example")]
    [InlineData(true, "--set", "plugins.desk.activation=eager")]
    public async Task RunThatEnds_LeavesTheGatewayOut_UnlessItIsAskedFor(bool isOpened, params string[] more)
    {
        string[] run = ["run", Write("desk"), "--once", "--json", "--data-dir", _tool.Data, .. more];

        var result = await _tool.RunAsync(run);

        Assert.Equal((0, "{\"Steps\":311}\n", ""), (result.Code, result.Output, result.Error));
        Assert.Equal(isOpened, File.Exists(Path.Combine(_tool.Data, "state", "desk", "open")));
    }

    [Theory]
    [InlineData("has none")]
    [InlineData("has 2: desk, second", "desk", "second")]
    public async Task Urls_AreRefused_WithoutOneGatewayThatTheyAreFor(string reason, params string[] desks)
    {
        var result = await _tool.RunAsync("run", Write(desks), "--urls", "http://a.example", "--data-dir", _tool.Data);

        Assert.Equal(ExitCode.Invalid, result.Code);
        Assert.Contains("(MT6014)", result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("banana")]
    [InlineData("")]
    [InlineData("127.0.0.1:80")]
    [InlineData("http://a.example;banana", "'banana'")]
    [InlineData("http://a.example:65536")]
    [InlineData("ftp://a.example")]
    [InlineData("http://a.example/path")]
    public async Task Urls_ThatAreNoAddresses_AreRefused_WithAnExample(string urls, string? named = null)
    {
        var result = await _tool.RunAsync("run", Write("desk"), "--urls", urls, "--data-dir", _tool.Data);

        Assert.Equal(ExitCode.Invalid, result.Code);
        Assert.Contains("(MT6015)", result.Error, StringComparison.Ordinal);
        Assert.Contains(named ?? $"'{urls}'", result.Error, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:8080", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_tool.Data));
    }

    private string Write(params string[] names) => _tool.WriteTour(
        desks: string.Concat(names.Select(static name => $$""", "{{name}}": { "use": "fixture.desk" }""")));

    private async Task<string> RunUntilAsync(string awaited, params string[] arguments)
    {
        var error = new AwaitedText(awaited);
        var running = _tool.RunAsync(TextWriter.Null, error, ["run", .. arguments, "--data-dir", _tool.Data]);
        await Task.WhenAny(error.Seen, running);
        _tool.Interrupt();
        await running;
        return error.ToString();
    }
}
