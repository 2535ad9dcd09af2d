namespace Market.Charting;

/// <summary>A drawn chart.</summary>
/// <param name="MediaType">What the bytes are, for example <c>image/svg+xml</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record ChartImage(string MediaType, ReadOnlyMemory<byte> Content);
