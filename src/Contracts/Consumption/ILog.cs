namespace Mortise;

/// <summary>
/// A plug-in's log. The kernel adds which plug-in, version and generation wrote. Safe for concurrent use.
/// </summary>
public interface ILog
{
    /// <summary>Writes one entry. An exception is turned into text at once; it is never kept.</summary>
    /// <param name="severity">How important.</param>
    /// <param name="message">For people; must hold no secret.</param>
    /// <param name="error">What went wrong, if anything did.</param>
    void Write(LogSeverity severity, string message, Exception? error = null);
}
