using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Market.CsvPrices;

/// <summary>Which files the feed reads.</summary>
/// <param name="Files">At least one.</param>
public sealed record CsvPricesConfig([property: MinLength(1)] ImmutableArray<PriceFile> Files);
