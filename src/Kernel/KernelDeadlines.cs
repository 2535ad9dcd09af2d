namespace Mortise.Kernel;

/// <summary>How long the kernel waits for a plug-in; it never waits without one of these.</summary>
public sealed record KernelDeadlines
{
    /// <summary>For each step of a start: load, construct, prepare, activate. Default: 30 s.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For calls inside a plug-in that is being stopped. Default: 30 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For each step of a stop: background work, stop and dispose. Default: 10 s.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an updated plug-in serves before its former version is given up. Default: 5 s.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one health probe. Default: 5 s.</summary>
    public TimeSpan Health { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often what serves is probed; one that fails three times in a row has failed. Default: 10 s. Never when
    /// infinite.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);
}
