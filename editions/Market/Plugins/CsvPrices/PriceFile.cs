using System.ComponentModel.DataAnnotations;
using Market.Prices;

namespace Market.CsvPrices;

/// <summary>A file and what its columns mean.</summary>
/// <param name="Path">Where it is; a relative path starts at the folder of the edition.</param>
/// <param name="Symbol">Of which instrument it is, if of one; else give <paramref name="SymbolColumn"/>.</param>
/// <param name="SymbolColumn">The column that names the instrument, if there are several.</param>
/// <param name="Name">The instrument's name for people; without one its symbol.</param>
/// <param name="DateColumn">The column of dates.</param>
/// <param name="CloseColumn">The column of closes.</param>
/// <param name="OpenColumn">The column of opens; without one the close stands in.</param>
/// <param name="HighColumn">The column of highs; without one the greater of open and close stands in.</param>
/// <param name="LowColumn">The column of lows; without one the lesser of open and close stands in.</param>
/// <param name="VolumeColumn">The column of volumes; without one they are 0.</param>
/// <param name="DateFormat">The form of a date.</param>
/// <param name="Interval">How long a bar is.</param>
/// <param name="LongestGapDays">The most days from one row to the next; 0 means that any gap is fine.</param>
public sealed record PriceFile(
    [property: MinLength(1)] string Path,
    string? Symbol = null,
    string? SymbolColumn = null,
    string? Name = null,
    [property: MinLength(1)] string DateColumn = "date",
    [property: MinLength(1)] string CloseColumn = "close",
    string? OpenColumn = null,
    string? HighColumn = null,
    string? LowColumn = null,
    string? VolumeColumn = null,
    [property: MinLength(1)] string DateFormat = "yyyy-MM-dd",
    BarInterval Interval = BarInterval.Daily,
    [property: Range(0, 36500)] int LongestGapDays = 7);
