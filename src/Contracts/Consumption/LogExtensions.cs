namespace Mortise;

/// <summary>Short forms for <see cref="ILog"/>.</summary>
public static class LogExtensions
{
    /// <summary>Writes an entry for the author.</summary>
    public static void Debug(this ILog log, string message) => log.Write(LogSeverity.Debug, message);

    /// <summary>Writes an entry for the operator.</summary>
    public static void Information(this ILog log, string message) => log.Write(LogSeverity.Information, message);

    /// <summary>Writes a warning.</summary>
    public static void Warning(this ILog log, string message, Exception? error = null) =>
        log.Write(LogSeverity.Warning, message, error);

    /// <summary>Writes an error.</summary>
    public static void Error(this ILog log, string message, Exception? error = null) =>
        log.Write(LogSeverity.Error, message, error);
}
