namespace Market.Prices;

/// <summary>What to replay.</summary>
/// <param name="Symbol">Which instrument.</param>
/// <param name="Range">Which part of it.</param>
public sealed record ReplayRequest(string Symbol, DateRange Range);
