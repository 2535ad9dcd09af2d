using System.Collections.Immutable;
using CsCheck;
using Market.BuyAndHold;
using Market.MovingAverageCross;
using Market.Prices;
using Market.Rsi;
using Market.RsiMeanReversion;
using Market.Sma;
using Market.Strategies;
using Market.Tests.Edition;
using Xunit;

namespace Market.Tests.Strategies;

/// <summary>What a run may change of its strategy, and what it may not.</summary>
public sealed class ParameterTests
{
    private static readonly StrategyRun AsConfigured = new("X", BarInterval.Daily);

    public static TheoryData<string> All => [.. Strategies.Keys];

    private static Dictionary<string, IStrategy> Strategies => new()
    {
        ["market.buy-and-hold"] = new BuyAndHoldPlugin(),
        ["market.moving-average-cross"] = new MovingAverageCrossPlugin(new(), new SmaPlugin(new())),
        ["market.rsi-mean-reversion"] = new RsiMeanReversionPlugin(new(), new RsiPlugin(new())),
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_run_without_changes_is_described_as_the_strategy_is(string id)
    {
        var strategy = Strategies[id];

        var run = await strategy.DescribeRunAsync(AsConfigured);

        var configured = await strategy.DescribeAsync();
        Assert.Equal((configured.Title, configured.Rule), (run.Title, run.Rule));
        Assert.Equal(configured.Parameters, run.Parameters);
        Assert.Equal(configured.Adjustable.AsEnumerable(), run.Adjustable);
        Assert.Equal(configured.Parameters.Keys.Order(), configured.Adjustable.Select(each => each.Name).Order());
    }

    /// <summary>An operator and a visitor of the page are held to the same limits.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task The_limits_of_a_run_are_those_of_the_configuration(string id)
    {
        var config = EditionFolder.Manifests()[id].GetProperty("config");
        var properties = config.TryGetProperty("properties", out var some)
            ? some.EnumerateObject().ToDictionary(property => property.Name, property => property.Value)
            : [];

        var adjustable = (await Strategies[id].DescribeAsync()).Adjustable;

        Assert.Equal(properties.Keys.Order(), adjustable.Select(parameter => parameter.Name).Order());
        Assert.All(adjustable, parameter => Assert.Equal(
            (
                properties[parameter.Name].GetProperty("minimum").GetDouble(),
                properties[parameter.Name].GetProperty("maximum").GetDouble(),
                properties[parameter.Name].GetProperty("default").GetDouble()),
            (parameter.Least, parameter.Greatest, parameter.Configured)));
    }

    [Fact]
    public async Task A_configuration_that_is_taken_as_it_runs_is_for_the_runs_from_then_on()
    {
        var strategy = new MovingAverageCrossPlugin(new(Fast: 2, Slow: 3), new SmaPlugin(new()));
        var before = await strategy.OpenAsync(AsConfigured);

        Assert.False(await strategy.ReconfigureAsync(new(Fast: 5, Slow: 4), CancellationToken.None));
        Assert.Equal("Moving average cross 2/3", (await strategy.DescribeAsync()).Title);
        Assert.True(await strategy.ReconfigureAsync(new(Fast: 1, Slow: 2), CancellationToken.None));

        Assert.Equal("Moving average cross 1/2", (await strategy.DescribeAsync()).Title);
        var bars = Bars.OfCloses(1, 2, 3);
        Assert.Equal([0m, 0m, 1m], await DecideAsync(strategy, before, bars));
        Assert.Equal([0m, 1m, 1m], await DecideAsync(strategy, await strategy.OpenAsync(AsConfigured), bars));
    }

    [Fact]
    public async Task A_change_is_for_one_run_and_says_so()
    {
        var strategy = new MovingAverageCrossPlugin(new(Fast: 2, Slow: 3), new SmaPlugin(new()));
        var changed = await strategy.OpenAsync(With(("Fast", 1), ("Slow", 2)));
        var configured = await strategy.OpenAsync(AsConfigured);

        // At the second bar only the shorter of the slow averages is there.
        var bars = Bars.OfCloses(1, 2, 3);
        Assert.Equal([0m, 1m, 1m], await DecideAsync(strategy, changed, bars));
        Assert.Equal([0m, 0m, 1m], await DecideAsync(strategy, configured, bars));
        Assert.Equal(
            "Moving average cross 1/2", (await strategy.DescribeRunAsync(With(("Fast", 1), ("Slow", 2)))).Title);
        Assert.Equal("Moving average cross 2/3", (await strategy.DescribeAsync()).Title);
        Assert.Equal([2, 3], (await strategy.DescribeAsync()).Adjustable.Select(each => each.Configured));
    }

    [Theory]
    [InlineData("Fast", 0, "from 1 to 999")]
    [InlineData("Fast", 2.5, "a whole number")]
    [InlineData("Fast", double.NaN, "from 1 to 999")]
    [InlineData("Fast", double.NegativeInfinity, "from 1 to 999")]
    [InlineData("Slow", double.PositiveInfinity, "from 2 to 1000")]
    [InlineData("Slow", 1e300, "from 2 to 1000")]
    [InlineData("Fast", 200, "less than \"Slower average\", 200")]
    [InlineData("Slow", 50, "more than \"Faster average\", 50")]
    [InlineData("Length", 5, "there are: Fast, Slow")]
    [InlineData("fast", 5, "there are: Fast, Slow")]
    [InlineData("", 5, "there are: Fast, Slow")]
    public async Task What_a_run_may_not_ask_for_is_refused_by_name(string name, double value, string reason)
    {
        var average = new CountingIndicator(new SmaPlugin(new()));
        var strategy = new MovingAverageCrossPlugin(new(), average);

        foreach (var ask in new Func<Task>[]
        {
            async () => await strategy.OpenAsync(With((name, value))),
            async () => await strategy.DescribeRunAsync(With((name, value))),
        })
        {
            var error = await Assert.ThrowsAsync<InvalidStrategyParametersException>(ask);
            var fault = error.Faults.Single(each => each.Parameter == name);
            Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
            Assert.StartsWith("MK1202: ", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, average.Open);
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once_but_not_without_end()
    {
        var strategy = Strategies["market.rsi-mean-reversion"];
        var many = Enumerable.Range(0, 5000).Select(each => ($"P{each}", 1.0)).ToArray();

        var few = await Assert.ThrowsAsync<InvalidStrategyParametersException>(
            async () => await strategy.OpenAsync(With(("Period", 0), ("Oversold", -1), ("Recovered", 101))));
        var lots = await Assert.ThrowsAsync<InvalidStrategyParametersException>(
            async () => await strategy.OpenAsync(With(many)));

        Assert.Equal(["Oversold", "Period", "Recovered"], few.Faults.Select(fault => fault.Parameter).Order());
        Assert.Equal(16, lots.Faults.Length);
    }

    [Fact]
    public async Task Whatever_a_caller_makes_up_is_either_run_or_refused()
    {
        string[] known = ["Fast", "Slow", "Period", "Oversold", "Recovered"];
        var names = Gen.OneOf(Gen.Int[0, known.Length - 1].Select(each => known[each]), Gen.String);
        var values = Gen.OneOf(Gen.Double, Gen.Int[-5, 1005].Select(static each => (double)each));
        await Gen.Dictionary(names, values)[0, 4].SampleAsync(async changes =>
        {
            foreach (var strategy in Strategies.Values)
            {
                try
                {
                    var run = AsConfigured with { Parameters = changes.ToImmutableSortedDictionary() };
                    await strategy.CloseAsync(await strategy.OpenAsync(run));
                }
                catch (InvalidStrategyParametersException refusal)
                {
                    Assert.NotEmpty(refusal.Faults);
                }
            }
        });
    }

    private static StrategyRun With(params (string Name, double Value)[] changes) => AsConfigured with
    {
        Parameters = changes.ToImmutableSortedDictionary(
            static change => change.Name, static change => change.Value, StringComparer.Ordinal),
    };

    private static async Task<decimal[]> DecideAsync(IStrategy strategy, RunId run, ImmutableArray<Bar> bars)
    {
        var wishes = new List<decimal>();
        foreach (var bar in bars)
        {
            wishes.Add((await strategy.DecideAsync(run, bar)).Exposure);
        }

        return [.. wishes];
    }
}
