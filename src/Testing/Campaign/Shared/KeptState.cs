namespace Mortise.Campaign;

/// <summary>How many it has answered.</summary>
#if STRANGE
[State(9)]
public sealed record KeptState(long Count);
#elif YOUNGER
[State(2)]
public sealed record KeptState(string Build, long Count);
#else
[State(1)]
public sealed record KeptState(long Count);
#endif
