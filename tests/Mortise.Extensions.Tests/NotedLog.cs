using System.Collections.Concurrent;

namespace Mortise.Extensions.Tests;

/// <summary>A log that keeps what was written.</summary>
internal sealed class NotedLog : ILog
{
    private readonly ConcurrentQueue<(LogSeverity Severity, string Message, Exception? Error)> _entries = new();

    public IReadOnlyCollection<(LogSeverity Severity, string Message, Exception? Error)> Entries => _entries;

    public void Write(LogSeverity severity, string message, Exception? error = null) =>
        _entries.Enqueue((severity, message, error));
}
