using Market.Prices;

namespace Market.BackTest;

/// <summary>The dates that a replay runs through.</summary>
internal readonly record struct ReplaySpan(DateOnly First, DateOnly Last)
{
    public static ReplaySpan Of(Instrument instrument, DateRange range) => new(
        range.From > instrument.First ? range.From.Value : instrument.First,
        range.To < instrument.Last ? range.To.Value : instrument.Last);

    public double FractionAt(DateOnly date) =>
        Last > First ? (double)(date.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber) : 1;
}
