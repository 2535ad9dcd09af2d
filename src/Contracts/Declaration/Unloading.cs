namespace Mortise;

/// <summary>Whether the code of a plug-in can leave the process while the host runs.</summary>
public enum Unloading
{
    /// <summary>Its load context is collected after it was removed or replaced.</summary>
    Collectible = 0,

    /// <summary>Its code stays until the process ends; it starts faster, because ahead-of-time code is used.</summary>
    Resident = 1,
}
