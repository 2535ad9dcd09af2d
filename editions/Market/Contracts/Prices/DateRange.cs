namespace Market.Prices;

/// <summary>A range of dates, both ends included; a missing end is open.</summary>
/// <param name="From">The first date.</param>
/// <param name="To">The last date.</param>
public readonly record struct DateRange(DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>Whether a date lies within the range.</summary>
    public bool Contains(DateOnly date) => !(date < From) && !(date > To);

    /// <summary>For people, for example <c>2000-01-03..2020-04-17</c>.</summary>
    public override string ToString() => $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";
}
