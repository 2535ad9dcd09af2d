using Mortise;

namespace Market.Strategies;

/// <summary>The run was never open, is closed, or ended when the plug-in was replaced. Open a new one.</summary>
/// <param name="run">Which run.</param>
public sealed class UnknownRunException(long run)
    : DeclaredException($"MK1201: There is no open strategy run {run}. Open a new one and feed it again.")
{
    /// <summary>Which run.</summary>
    public long Run { get; } = run;
}
