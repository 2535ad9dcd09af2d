using Microsoft.Extensions.Logging;

namespace Mortise.Plugins.HttpGateway.Serving;

/// <summary>Writes what Kestrel has to say to the plug-in's log.</summary>
internal sealed class GatewayLogs(ILog log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(log);

    public void Dispose()
    {
    }

    private sealed class Logger(ILog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var severity = logLevel == LogLevel.Warning ? LogSeverity.Warning : LogSeverity.Error;
                log.Write(severity, formatter(state, exception), exception);
            }
        }
    }
}
