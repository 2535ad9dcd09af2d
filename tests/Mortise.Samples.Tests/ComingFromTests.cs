namespace Mortise.Samples.Tests;

/// <summary>What users come from and what they come to, side by side.</summary>
public sealed class ComingFromTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ComingFromMcMaster", "csv:", "# Sales", "tea;3.50", "cake;4.00")]
    [InlineData("ComingFromMef", "Anna: 36.00", "Bert: 40.00", "Carl: 8.00")]
    public async Task Program_SaysTheSame_BeforeAndAfter(string sample, params string[] lines)
    {
        var before = await Sample.RunAsync($"{sample}.Before.Host", Token);
        var after = await Sample.RunAsync($"{sample}.After.Host", Token);

        Assert.Equal(lines, before.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        Assert.Equal(before, after);
        Assert.Equal((0, ""), (before.ExitCode, before.Error));
    }

    [Fact]
    public async Task AfterMef_RulesApplyInStrictMode_Too()
    {
        var (exitCode, output, _) = await Sample.RunAsync(
            "ComingFromMef.After.Host", Token, "--environment=Development");

        Assert.Contains("Anna: 36.00", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }
}
