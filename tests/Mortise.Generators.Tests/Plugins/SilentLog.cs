namespace Mortise.Generators.Tests.Plugins;

internal sealed class SilentLog : ILog
{
    public void Write(LogSeverity severity, string message, Exception? error = null)
    {
    }
}
