namespace Market.Indicators;

/// <summary>Names one running computation of one indicator.</summary>
/// <param name="Value">Means nothing outside the indicator that gave it.</param>
public readonly record struct SessionId(long Value);
