using Market.Strategies;

namespace Market.Page;

/// <summary>A strategy that can be asked.</summary>
/// <param name="Name">The name of its instance in the edition, which a back-test takes.</param>
/// <param name="Generation">Differs whenever it may decide otherwise than before.</param>
/// <param name="Description">What it does.</param>
public sealed record PresentStrategy(string Name, int Generation, StrategyDescription Description);
