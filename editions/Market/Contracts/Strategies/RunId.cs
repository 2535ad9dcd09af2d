namespace Market.Strategies;

/// <summary>Names one run of one strategy.</summary>
/// <param name="Value">Means nothing outside the strategy that gave it.</param>
public readonly record struct RunId(long Value);
