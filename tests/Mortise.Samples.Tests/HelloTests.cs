namespace Mortise.Samples.Tests;

public sealed class HelloTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_GreetsThroughItsPlugin_FromWhereverItIsStarted()
    {
        var (exitCode, output, error) = await Sample.RunAsync("Hello.Host", Token);

        Assert.Contains("german: Guten Tag, world!", output.ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public async Task Host_GreetsNobody_WhenThePluginIsDisabled()
    {
        var (exitCode, output, error) = await Sample.RunAsync(
            "Hello.Host", Token, "--Mortise:plugins:german:enabled=false");

        Assert.DoesNotContain("Guten Tag", output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public async Task Host_WorksInStrictMode()
    {
        var (exitCode, output, _) = await Sample.RunAsync("Hello.Host", Token, "--environment=Development");

        Assert.Contains("german: Guten Tag, world!", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("Hello/Host/Program.cs")]
    [InlineData("Hello/German/GermanGreeter.cs")]
    public void ExtensibleApplicationAndItsPlugin_AreUnderTwentyLinesEach(string file) =>
        Assert.InRange(Sample.Lines(file).Length, 1, 19);
}
