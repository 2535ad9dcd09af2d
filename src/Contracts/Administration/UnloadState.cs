namespace Mortise.Administration;

/// <summary>Whether the code of a removed plug-in left the process.</summary>
public enum UnloadState
{
    /// <summary>It had not been loaded.</summary>
    NotLoaded = 0,

    /// <summary>It is resident by policy and stays until the process ends.</summary>
    Resident = 1,

    /// <summary>It has been asked to leave; the next garbage collections decide.</summary>
    Pending = 2,

    /// <summary>It was collected.</summary>
    Collected = 3,

    /// <summary>Something still holds it.</summary>
    Leaked = 4,
}
