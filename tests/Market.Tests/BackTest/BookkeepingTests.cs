using CsCheck;
using Market.BackTesting;
using Xunit;

namespace Market.Tests.BackTest;

public sealed class BookkeepingTests
{
    private static readonly Gen<decimal> Price = Gen.Int[100, 50_000].Select(cents => cents / 100m);

    private static readonly Gen<Commission> Commissions = Gen.OneOf<Commission>(
        Gen.Const<Commission>(new Commission.Free()),
        Gen.Int[0, 500].Select(cents => (Commission)new Commission.PerUnit(cents / 10_000m, 0m)),
        Gen.Int[0, 100].Select(points => (Commission)new Commission.Proportional(points / 10_000m, 0m)));

    private static readonly Gen<Slippage> Slippages = Gen.OneOf<Slippage>(
        Gen.Const<Slippage>(new Slippage.None()),
        Gen.Int[0, 50].Select(cents => (Slippage)new Slippage.PerUnit(cents / 100m)),
        Gen.Int[0, 100].Select(points => (Slippage)new Slippage.Proportional(points)));

    [Fact]
    public void No_cent_appears_or_disappears() =>
        Gen.Select(
            Gen.Select(Price, Price).Array[1, 40], Gen.Int[0, 4].Array[1, 40], Commissions, Slippages, Gen.Bool)
            .Sample((prices, targets, commission, slippage, whole) =>
            {
                var request = Books.Request(10_000m, commission, slippage, whole ? 1m : 0.001m);
                var bars = Bars.Of(prices);
                var result = Books.Run(request, bars, [.. targets.Select(target => target / 4m)]);

                var cash = request.InitialCash;
                var units = 0m;
                var fills = new Queue<Fill>(result.Fills);
                for (var index = 0; index < bars.Length; index++)
                {
                    while (fills.TryPeek(out var fill) && fill.Date == bars[index].Date)
                    {
                        fills.Dequeue();
                        var sign = fill.Side == Side.Buy ? 1 : -1;
                        cash -= (sign * fill.Value) + fill.Commission;
                        units += sign * fill.Units;
                    }

                    var held = Math.Round(units * bars[index].Close, 2, MidpointRounding.AwayFromZero);
                    Assert.Equal(new EquityPoint(bars[index].Date, cash, held), result.Equity[index]);
                    Assert.True(cash >= 0 && units >= 0);
                }

                Assert.Empty(fills);
                Assert.Equal(
                    result.Performance.FinalEquity - request.InitialCash, result.Trades.Sum(trade => trade.Profit));
            });
}
