namespace Mortise.Campaign;

/// <summary>
/// What no contract assembly should have: static fields that keep what plug-ins leave in them. Safe for concurrent use.
/// </summary>
public static class Keepsakes
{
#pragma warning disable MT1018 // That this is possible, and wrong, is the point of it.
    // Of the whole process: the fault is that a contract assembly outlives every plug-in that fills it.
    private static readonly List<object> _kept = [];

    // Of the whole thread: the fault is that the host's thread outlives the plug-in that it called.
    [ThreadStatic]
    private static List<object>? _keptByThread;
#pragma warning restore MT1018

    /// <summary>Keeps it for as long as the process lives.</summary>
    public static void Leave(object keepsake)
    {
        lock (_kept)
        {
            _kept.Add(keepsake);
        }
    }

    /// <summary>Keeps it for as long as the calling thread lives.</summary>
    public static void LeaveOnThread(object keepsake) => (_keptByThread ??= []).Add(keepsake);
}
