using System.Collections.Immutable;

namespace Market.Report;

/// <summary>What an indicator said at the last close.</summary>
internal sealed record Reading(
    string Indicator, string Title, ImmutableArray<string> Lines, ImmutableArray<double?> Values);
