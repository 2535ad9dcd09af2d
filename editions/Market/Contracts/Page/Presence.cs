using System.Collections.Immutable;

namespace Market.Page;

/// <summary>Who is there at one moment.</summary>
/// <param name="Plugins">The plug-in instances of the edition, ordered by name.</param>
/// <param name="Strategies">The strategies that can be asked now, ordered by name.</param>
public sealed record Presence(
    ImmutableArray<PresentPlugin> Plugins, ImmutableArray<PresentStrategy> Strategies);
