namespace Mortise;

/// <summary>How well a plug-in does.</summary>
public enum HealthState
{
    /// <summary>It serves as it should.</summary>
    Healthy = 0,

    /// <summary>It serves, but slower or less than it should.</summary>
    Degraded = 1,

    /// <summary>It does not serve.</summary>
    Unhealthy = 2,
}
