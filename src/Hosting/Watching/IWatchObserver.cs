namespace Mortise.Hosting.Watching;

/// <summary>
/// Hears what comes of watched folders, if it is among the services of the application. The log hears it in any case.
/// </summary>
public interface IWatchObserver
{
    /// <summary>Called on any thread, also at once for different plug-ins; must return soon and must not throw.</summary>
    void Observe(WatchReport report);
}
