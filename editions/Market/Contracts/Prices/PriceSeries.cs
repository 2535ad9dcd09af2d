using System.Collections.Immutable;

namespace Market.Prices;

/// <summary>Bars of one instrument.</summary>
/// <param name="Instrument">Of which; its dates and count are those of the whole source.</param>
/// <param name="Bars">In ascending order of date.</param>
public sealed record PriceSeries(Instrument Instrument, ImmutableArray<Bar> Bars);
