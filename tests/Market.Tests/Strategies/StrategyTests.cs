using System.Collections.Immutable;
using Market.BuyAndHold;
using Market.MovingAverageCross;
using Market.Prices;
using Market.Rsi;
using Market.RsiMeanReversion;
using Market.Sma;
using Market.Strategies;
using Xunit;

namespace Market.Tests.Strategies;

public sealed class StrategyTests
{
    [Fact]
    public async Task Buy_and_hold_wants_in_at_the_first_bar_and_never_out() =>
        Assert.Equal([1m, 1m, 1m], await DecideAsync(new BuyAndHoldPlugin(), Bars.OfCloses(3, 2, 1)));

    [Fact]
    public async Task The_cross_is_invested_while_the_faster_average_is_above_the_slower()
    {
        var strategy = new MovingAverageCrossPlugin(new(Fast: 1, Slow: 3), new SmaPlugin(new()));

        // Averages of three from the third bar on: 2, 3, 3, 2; only the fourth close is above its own.
        Assert.Equal([0m, 0m, 0m, 1m, 0m, 0m], await DecideAsync(strategy, Bars.OfCloses(1, 3, 2, 4, 3, -1 + 0)));
    }

    [Fact]
    public async Task Mean_reversion_buys_weakness_holds_and_sells_strength()
    {
        var strategy = new RsiMeanReversionPlugin(new(Period: 1), new RsiPlugin(new()));

        // With a period of one the index is 0 after a fall and 100 after a rise or a standstill.
        Assert.Equal([0m, 0m, 1m, 1m, 0m, 0m], await DecideAsync(strategy, Bars.OfCloses(5, 6, 4, 3, 4, 5)));
    }

    [Fact]
    public async Task Mean_reversion_keeps_its_wish_between_the_thresholds()
    {
        var strategy = new RsiMeanReversionPlugin(new(Period: 2, Oversold: 40, Recovered: 80), new RsiPlugin(new()));

        // Gains and losses averaged over two: 0/1.5 → 0, 1/0.75·… → 57 between, then 3.5/0.375 → 90 above.
        Assert.Equal([0m, 0m, 1m, 1m, 0m], await DecideAsync(strategy, Bars.OfCloses(10, 9, 7, 9, 15)));
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    public async Task Averages_that_cannot_cross_are_refused_before_the_start(int fast, int slow)
    {
        var strategy = new MovingAverageCrossPlugin(new(fast, slow), new SmaPlugin(new()));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await strategy.PrepareAsync(default));
    }

    [Fact]
    public async Task A_stopped_strategy_leaves_no_indicator_session_behind()
    {
        var average = new CountingIndicator(new SmaPlugin(new()));
        var strategy = new MovingAverageCrossPlugin(new(), average);
        await strategy.OpenAsync(new("X", BarInterval.Daily));
        var closed = await strategy.OpenAsync(new("X", BarInterval.Daily));
        await strategy.CloseAsync(closed);
        await strategy.CloseAsync(closed);
        Assert.Equal(2, average.Open);

        await strategy.StopAsync(default);

        Assert.Equal(0, average.Open);
    }

    [Fact]
    public async Task An_unknown_run_is_refused()
    {
        var strategy = new BuyAndHoldPlugin();

        await Assert.ThrowsAsync<UnknownRunException>(
            async () => await strategy.DecideAsync(new(7), Bars.OfCloses(1)[0]));
    }

    private static async Task<decimal[]> DecideAsync(IStrategy strategy, ImmutableArray<Bar> bars)
    {
        var run = await strategy.OpenAsync(new("X", BarInterval.Daily));
        var wishes = new List<decimal>();
        foreach (var bar in bars)
        {
            wishes.Add((await strategy.DecideAsync(run, bar)).Exposure);
        }

        await strategy.CloseAsync(run);
        return [.. wishes];
    }
}
