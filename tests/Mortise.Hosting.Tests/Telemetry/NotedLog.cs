using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Mortise.Hosting.Tests.Telemetry;

/// <summary>Every category's log, as lines. Safe for concurrent use.</summary>
internal sealed class NotedLog : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Noted { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        Noted.Enqueue($"{logLevel} {formatter(state, exception)}");
}
