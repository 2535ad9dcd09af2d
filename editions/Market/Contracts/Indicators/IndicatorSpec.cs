using System.Collections.Immutable;

namespace Market.Indicators;

/// <summary>What a session computes.</summary>
/// <param name="Parameters">Changes to the configured parameters, by name; may be empty.</param>
public sealed record IndicatorSpec(ImmutableSortedDictionary<string, double> Parameters)
{
    /// <summary>The configured parameters, unchanged.</summary>
    public static IndicatorSpec AsConfigured { get; } = new(ImmutableSortedDictionary<string, double>.Empty);

    /// <summary>A spec that changes one parameter.</summary>
    public static IndicatorSpec With(string parameter, double value) =>
        new(AsConfigured.Parameters.SetItem(parameter, value));
}
