namespace Market.Prices;

/// <summary>Something that has prices.</summary>
/// <param name="Symbol">Its name in calls, for example <c>SPX</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Interval">How long its bars are.</param>
/// <param name="First">The date of the first bar.</param>
/// <param name="Last">The date of the last bar.</param>
/// <param name="Bars">How many bars there are.</param>
public sealed record Instrument(
    string Symbol, string Name, BarInterval Interval, DateOnly First, DateOnly Last, int Bars);
