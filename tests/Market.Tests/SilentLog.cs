using Mortise;

namespace Market.Tests;

internal sealed class SilentLog : ILog
{
    public void Write(LogSeverity severity, string message, Exception? error = null)
    {
    }
}
