namespace Mortise.Cli.Leaks;

/// <summary>What keeps a generation's code in the process, the most telling first.</summary>
internal enum LeakKind
{
    /// <summary>An object that another plug-in keeps.</summary>
    OtherPlugin = 0,

    /// <summary>A timer that is set.</summary>
    Timer = 1,

    /// <summary>A wait on a handle that was registered with the thread pool.</summary>
    RegisteredWait = 2,

    /// <summary>A thread that still runs.</summary>
    Thread = 3,

    /// <summary>A thread-static field.</summary>
    ThreadStatic = 4,

    /// <summary>A static field, such as that of a static event.</summary>
    Static = 5,

    /// <summary>A handle of the garbage collector.</summary>
    Handle = 6,

    /// <summary>A finalizer that has not run yet.</summary>
    Finalizer = 7,
}
