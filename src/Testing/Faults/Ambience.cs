namespace Mortise.Testing.Faults;

/// <summary>What code leaves set around it that others then meet.</summary>
public enum Ambience
{
    /// <summary>The culture of the thread, of a type of the plug-in's.</summary>
    Culture = 0,

    /// <summary>A value that flows with the asynchronous control flow.</summary>
    Local = 1,

    /// <summary>The synchronization context of the thread.</summary>
    SynchronizationContext = 2,

    /// <summary>The principal of the thread.</summary>
    Principal = 3,
}
