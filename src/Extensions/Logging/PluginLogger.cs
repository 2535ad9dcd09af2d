using Microsoft.Extensions.Logging;

namespace Mortise.Extensions.Logging;

/// <summary>
/// Writes to the plug-in's log, which has no level below debug: trace goes nowhere. Scopes are not written.
/// </summary>
internal sealed class PluginLogger(ILog log, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is > LogLevel.Trace and < LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            log.Write(SeverityOf(logLevel), $"{category}: {formatter(state, exception)}", exception);
        }
    }

    private static LogSeverity SeverityOf(LogLevel level) => level switch
    {
        LogLevel.Debug => LogSeverity.Debug,
        LogLevel.Information => LogSeverity.Information,
        LogLevel.Warning => LogSeverity.Warning,
        _ => LogSeverity.Error,
    };
}
