namespace Mortise.Campaign;

/// <summary>What the older build remembers.</summary>
[State(1)]
public sealed record FormerState(long Count);
