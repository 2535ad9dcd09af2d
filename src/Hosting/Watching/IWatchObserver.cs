namespace Mortise.Hosting.Watching;

/// <summary>
/// Hears what comes of watched folders, if it is among the services of the application. The log hears it in any case.
/// </summary>
public interface IWatchObserver
{
    /// <summary>Called on any thread, also for several plug-ins at once; must return soon and not throw.</summary>
    void Observe(WatchReport report);
}
