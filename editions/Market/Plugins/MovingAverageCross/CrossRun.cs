using Market.Indicators;

namespace Market.MovingAverageCross;

/// <summary>One run: its two averages.</summary>
internal sealed record CrossRun(SessionId Fast, SessionId Slow);
