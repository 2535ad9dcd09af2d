namespace Mortise.Kernel.Supervision;

/// <summary>How one instance is supervised. Immutable.</summary>
public sealed record ChildSpec
{
    /// <summary>What holds when the edition says nothing.</summary>
    public static ChildSpec Default { get; } = new();

    /// <summary>Whether it is started again.</summary>
    public RestartKind Restart { get; init; }

    /// <summary>How often, before it escalates to its group or, without one, is quarantined.</summary>
    public RestartIntensity Intensity { get; init; } = RestartIntensity.Default;

    /// <summary>
    /// How long the second restart waits; the first comes at once, each further one waits twice as long as the one
    /// before. Calls to an on-demand instance whose start failed are answered at once for as long. Default: 1 s.
    /// </summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait. Default: 1 minute.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// After how long without a call an instance that starts on demand is stopped; the next call starts it again. One
    /// that has state, receives events or has background work is not. Default: never, which is infinite.
    /// </summary>
    public TimeSpan Idle { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The name of its group; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>
    /// How long a restart waits. A quarter of it depends on the name, so that instances which failed together do not
    /// all come back together.
    /// </summary>
    /// <param name="restart">Which restart within the period, from one.</param>
    /// <param name="name">The instance.</param>
    internal TimeSpan Delay(int restart, string name)
    {
        var doubled = Backoff * Math.Pow(2, Math.Min(restart - 2, 30));
        var delay = doubled < LongestBackoff ? doubled : LongestBackoff;
        var jitter = name.Aggregate(restart, static (mixed, letter) => unchecked((mixed * 31) + letter)) & 0xFF;
        return restart < 2 ? TimeSpan.Zero : delay * (0.75 + (jitter / 1024.0));
    }
}
