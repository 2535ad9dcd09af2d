namespace Mortise.Campaign;

/// <summary>An answer.</summary>
/// <param name="Id">Given by the caller, once.</param>
/// <param name="Build">Who answered.</param>
/// <param name="Count">How many its provider has answered, as far as it remembers.</param>
public sealed record Line(long Id, string Build, long Count);
