namespace Mortise.Kernel.Lifecycle;

/// <summary>What can happen to a plug-in instance that may change its state.</summary>
internal enum LifecycleEvent
{
    /// <summary>All that it must have has come to be there.</summary>
    Resolve = 0,

    /// <summary>Something that it must have has gone.</summary>
    Unresolve = 1,

    /// <summary>Its start begins.</summary>
    Start = 2,

    /// <summary>Its start has ended well.</summary>
    Started = 3,

    /// <summary>Its stop begins, or its start is given up.</summary>
    Stop = 4,

    /// <summary>Its stop has ended; nothing of it runs.</summary>
    Stopped = 5,

    /// <summary>It failed, and what ran of it has been ended.</summary>
    Fail = 6,

    /// <summary>It failed too often.</summary>
    Quarantine = 7,

    /// <summary>An operator or an update forgives its failures.</summary>
    Release = 8,

    /// <summary>It is removed.</summary>
    Uninstall = 9,
}
