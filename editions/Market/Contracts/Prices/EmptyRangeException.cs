using Mortise;

namespace Market.Prices;

/// <summary>The instrument has no bar within the range.</summary>
/// <param name="symbol">Which instrument.</param>
/// <param name="range">What was asked for.</param>
/// <param name="first">The date of its first bar.</param>
/// <param name="last">The date of its last bar.</param>
/// <param name="file">Where its prices come from.</param>
public sealed class EmptyRangeException(
    string symbol, DateRange range, DateOnly first, DateOnly last, string file) : DeclaredException(
    $"MK1002: '{symbol}' has no price in {range}. {file} has it from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.")
{
    /// <summary>Which instrument.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>What was asked for.</summary>
    public DateRange Range { get; } = range;

    /// <summary>The date of its first bar.</summary>
    public DateOnly First { get; } = first;

    /// <summary>The date of its last bar.</summary>
    public DateOnly Last { get; } = last;

    /// <summary>Where its prices come from.</summary>
    public string File { get; } = file;
}
