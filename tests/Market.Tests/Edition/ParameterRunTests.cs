using System.Collections.Immutable;
using System.Text.Json;
using Market.BackTesting;
using Market.Strategies;
using Market.Tests.BackTest;
using Mortise.Administration;
using Xunit;

namespace Market.Tests.Edition;

/// <summary>Back-tests that change the parameters of their strategy, through the whole edition.</summary>
public sealed class ParameterRunTests
{
    private static readonly BackTestRequest _cross = Books.Request(100_000m) with
    {
        Strategy = "moving-average-cross",
        Symbol = "SPX",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_changed_run_gives_what_a_configuration_like_that_would_give(bool strict)
    {
        await using var edition = await RunningEdition.StartAsync(strict);
        await using var configured = await RunningEdition.StartAsync(
            strict,
            "plugins.moving-average-cross.config.Fast=20",
            "plugins.moving-average-cross.config.Slow=100");
        var changed = With(("Fast", 20), ("Slow", 100));

        var before = await RunAsync(edition, _cross);
        var between = await RunAsync(edition, changed);
        var after = await RunAsync(edition, _cross);

        Assert.Equal("Moving average cross 20/100", (await edition.BackTest.DescribeAsync(changed, Token)).Title);
        Assert.Equal("Moving average cross 50/200", (await edition.BackTest.DescribeAsync(_cross, Token)).Title);
        Assert.NotEqual(before.Performance.FinalEquity, between.Performance.FinalEquity);
        Assert.Equal(Bytes(before), Bytes(after));
        Assert.Equal(
            Bytes(between with { Request = _cross }),
            Bytes(await RunAsync(configured, _cross)));
        Assert.Equal(
            [("Fast", 20.0), ("Slow", 100.0)],
            between.Request.Parameters.Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_arrives_typed_and_before_the_first_bar(bool strict)
    {
        await using var edition = await RunningEdition.StartAsync(strict);
        var unsound = With(("Fast", double.NaN), ("Slow", 1e18));

        var described = await Assert.ThrowsAsync<InvalidStrategyParametersException>(
            async () => await edition.BackTest.DescribeAsync(unsound, Token));
        var run = await Assert.ThrowsAsync<InvalidStrategyParametersException>(() => RunAsync(edition, unsound));

        Assert.Equal(["Fast", "Slow"], described.Faults.Select(fault => fault.Parameter).Order());
        Assert.Equal(described.Faults.AsEnumerable(), run.Faults);
        Assert.Equal(described.Message, run.Message);
    }

    [Fact]
    public async Task A_strategy_that_lets_nothing_be_changed_is_not_run_as_if_it_had_been()
    {
        await using var edition = await RunningEdition.StartAsync();
        var status = await edition.Administration.InstallAsync(
            new(Path.Combine(UpdateTests.Plugins, "Fixture.Crossing.Elder"), "crossing", [], ""), Token);
        Assert.True(status.State == PluginState.Active, status.Explanation);
        var configured = _cross with { Strategy = "crossing" };
        var changed = With(("Fast", 20)) with { Strategy = "crossing" };

        Assert.Equal("Crossing 1", (await edition.BackTest.DescribeAsync(configured, Token)).Title);
        Assert.NotEmpty((await RunAsync(edition, configured)).Fills);
        var error = await Assert.ThrowsAsync<InvalidStrategyParametersException>(() => RunAsync(edition, changed));
        Assert.Equal("Fast", Assert.Single(error.Faults).Parameter);
    }

    [Fact]
    public async Task What_is_described_is_checked_as_a_run_is()
    {
        await using var edition = await RunningEdition.StartAsync();

        await Assert.ThrowsAsync<InvalidBackTestException>(
            async () => await edition.BackTest.DescribeAsync(_cross with { InitialCash = 0 }, Token));
        await Assert.ThrowsAsync<UnknownStrategyException>(
            async () => await edition.BackTest.DescribeAsync(_cross with { Strategy = "nobody" }, Token));
    }

    private static BackTestRequest With(params (string Name, double Value)[] changes) => _cross with
    {
        Parameters = changes.ToImmutableSortedDictionary(static change => change.Name, static change => change.Value),
    };

    private static byte[] Bytes(BackTestResult result) => JsonSerializer.SerializeToUtf8Bytes(result);

    private static async Task<BackTestResult> RunAsync(RunningEdition edition, BackTestRequest request)
    {
        BackTestUpdate? last = null;
        await foreach (var update in edition.BackTest.RunAsync(request, Token))
        {
            last = update;
        }

        return Assert.IsType<BackTestUpdate.Completed>(last).Result;
    }
}
