namespace Mortise.Updates;

/// <summary>Where an update is. The order is that in which they come.</summary>
public enum UpdatePhase
{
    /// <summary>
    /// What serves is given another configuration as it runs. Only where nothing but that changes and the plug-in has
    /// the role; the watch follows if it takes it, else it is updated beside itself.
    /// </summary>
    Reconfigure = 0,

    /// <summary>What the new version provides and requires is compared with what is there.</summary>
    Resolve = 1,

    /// <summary>Its code is loaded beside the old.</summary>
    Load = 2,

    /// <summary>Its constructor and its prepare run; the old version serves.</summary>
    Prepare = 3,

    /// <summary>Its code is made ready, so that its first calls are as fast as the later ones.</summary>
    WarmUp = 4,

    /// <summary>It is asked how it is.</summary>
    Probe = 5,

    /// <summary>
    /// New calls wait at the gate, and those inside the old version end. Only with state to hand over.
    /// </summary>
    Gate = 6,

    /// <summary>The old version's state is carried over. Only with state to hand over.</summary>
    HandOver = 7,

    /// <summary>It takes what is exclusive.</summary>
    Activate = 8,

    /// <summary>
    /// It serves a share of the calls and is held against the old version, which serves the others. Only if asked for.
    /// </summary>
    Canary = 9,

    /// <summary>New calls and events go to it.</summary>
    Switch = 10,

    /// <summary>It serves and is watched; the old version stands by, and calls inside it go on.</summary>
    Watch = 11,

    /// <summary>
    /// The update is committed. The old version is told that it will be stopped, and the calls and streams that are
    /// still inside it are waited for.
    /// </summary>
    Drain = 12,

    /// <summary>The old version is stopped, and its code given up.</summary>
    Commit = 13,

    /// <summary>The old version is made the one that serves again, and the new one is stopped.</summary>
    RollBack = 14,
}
