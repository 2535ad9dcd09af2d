using System.Collections.Immutable;

namespace Market.Indicators;

/// <summary>What an indicator is.</summary>
/// <param name="Title">Its name for people, with the configured parameters.</param>
/// <param name="Scale">On which axis its values belong.</param>
/// <param name="Lines">The names of its values, in the order of <see cref="IndicatorValue"/>; one to three.</param>
/// <param name="Parameters">What a session may change.</param>
public sealed record IndicatorDescription(
    string Title,
    IndicatorScale Scale,
    ImmutableArray<string> Lines,
    ImmutableArray<IndicatorParameter> Parameters);
