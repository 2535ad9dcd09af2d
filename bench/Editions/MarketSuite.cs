using Mortise.Bench.Harness;

namespace Mortise.Bench.Editions;

/// <summary>The suite <c>market</c>.</summary>
internal static class MarketSuite
{
    public static Suite Create() => new("market", [static () => new MarketCase()]);
}
