using Microsoft.Extensions.Logging;

namespace Mortise.Extensions.Logging;

/// <summary>Makes loggers that write to the plug-in's log; where that goes is the host's business.</summary>
internal sealed class PluginLoggerFactory(ILog log) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new PluginLogger(log, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException(
        "A plug-in's loggers write to the plug-in's log, and the host decides where that goes. Add an ILoggerFactory "
        + "of your own to the plug-in's services to log elsewhere.");

    public void Dispose()
    {
    }
}
