using System.Collections.Immutable;
using Mortise;

namespace Market.Prices;

/// <summary>The feed has no prices of that symbol.</summary>
/// <param name="symbol">What was asked for.</param>
/// <param name="known">What the feed has.</param>
public sealed class UnknownSymbolException(string symbol, ImmutableArray<string> known) : DeclaredException(
    $"MK1001: There are no prices of '{symbol}'. The feed has: {string.Join(", ", known)}.")
{
    /// <summary>What was asked for.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>What the feed has.</summary>
    public ImmutableArray<string> Known { get; } = known;
}
