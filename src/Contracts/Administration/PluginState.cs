namespace Mortise.Administration;

/// <summary>The state of a plug-in instance; the members say what it means for others.</summary>
public enum PluginState
{
    /// <summary>
    /// Known by its manifest; nothing of it is loaded, and something that it requires may be missing.
    /// </summary>
    Installed = 0,

    /// <summary>All that it must have is there; it may be started. Calls to an on-demand plug-in start it.</summary>
    Resolved = 1,

    /// <summary>Being loaded, prepared and activated; calls to it wait or answer unavailable.</summary>
    Starting = 2,

    /// <summary>Serves.</summary>
    Active = 3,

    /// <summary>Finishes calls that are inside; new ones answer unavailable.</summary>
    Stopping = 4,

    /// <summary>Gone; the name is free again.</summary>
    Uninstalled = 5,

    /// <summary>Failed; nothing of it runs. A start is possible.</summary>
    Faulted = 6,

    /// <summary>Failed too often; nothing of it runs until an operator or an update releases it.</summary>
    Quarantined = 7,
}
