using Mortise;

namespace Market.Indicators;

/// <summary>The session was never open, is closed, or ended when the plug-in was replaced. Open a new one.</summary>
/// <param name="session">Which session.</param>
public sealed class UnknownSessionException(long session)
    : DeclaredException($"MK1102: There is no open indicator session {session}. Open a new one and feed it again.")
{
    /// <summary>Which session.</summary>
    public long Session { get; } = session;
}
