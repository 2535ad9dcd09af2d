using System.Collections.Immutable;
using System.Globalization;
using Mortise.Programs;

namespace Market.Report;

/// <summary>The readings for people: a row per indicator.</summary>
internal static class ReadingsTable
{
    private static readonly ImmutableArray<TableColumn> Columns =
        [new("Indicator", ColumnAlignment.Left), new("Values", ColumnAlignment.Left)];

    public static ProgramOutput.Table Of(string title, ImmutableArray<Reading> readings) => new(
        title, Columns, [.. readings.Select(reading => ImmutableArray.Create(reading.Title, Values(reading)))]);

    private static string Values(Reading reading) => string.Join(", ", reading.Lines.Zip(
        reading.Values,
        (line, value) => $"{line} {value?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? "–"}"));
}
