using System.Collections.Immutable;
using Market.Prices;

namespace Market.Tests;

/// <summary>Bars for tests, one a day.</summary>
internal static class Bars
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    public static ImmutableArray<Bar> OfCloses(params double[] closes) =>
        [.. closes.Select((close, index) => Flat(index, (decimal)close))];

    public static ImmutableArray<Bar> Of(params (decimal Open, decimal Close)[] prices) =>
        [.. prices.Select((price, index) => new Bar(
            Start.AddDays(index), price.Open, Math.Max(price.Open, price.Close), Math.Min(price.Open, price.Close),
            price.Close, 0))];

    public static ImmutableArray<Bar> OfRanges(double[] high, double[] low, double[] close) =>
        [.. close.Select((value, index) => new Bar(
            Start.AddDays(index), (decimal)value, (decimal)high[index], (decimal)low[index], (decimal)value, 0))];

    private static Bar Flat(int index, decimal price) => new(Start.AddDays(index), price, price, price, price, 0);
}
