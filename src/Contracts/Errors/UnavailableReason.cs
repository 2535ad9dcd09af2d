namespace Mortise;

/// <summary>Why no provider could take a call.</summary>
public enum UnavailableReason
{
    /// <summary>No installed plug-in provides the contract, or none that this caller is granted.</summary>
    NoProvider = 0,

    /// <summary>A provider is installed but has not been started, or its start failed.</summary>
    NotStarted = 1,

    /// <summary>The provider is being stopped or has been.</summary>
    Stopped = 2,

    /// <summary>The provider was built against an older minor of the contract, which has no such operation.</summary>
    NotProvided = 3,

    /// <summary>The provider is quarantined after repeated faults.</summary>
    Quarantined = 4,

    /// <summary>The caller itself has been stopped; its ports are closed.</summary>
    CallerStopped = 5,

    /// <summary>Calls on the route failed too often, and are not made for a while.</summary>
    CircuitOpen = 6,
}
