using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mortise.Extensions.Tests.Logging;

public sealed class LoggingTests
{
    private const string Category = "Mortise.Extensions.Tests.Logging.LoggingTests";

    [Theory]
    [InlineData(LogLevel.Debug, LogSeverity.Debug)]
    [InlineData(LogLevel.Information, LogSeverity.Information)]
    [InlineData(LogLevel.Warning, LogSeverity.Warning)]
    [InlineData(LogLevel.Error, LogSeverity.Error)]
    [InlineData(LogLevel.Critical, LogSeverity.Error)]
    public async Task Entry_GoesToThePluginsLog_WithItsCategory(LogLevel level, LogSeverity severity)
    {
        var (log, error) = (new NotedLog(), new InvalidOperationException("no"));
        await using var services = PluginServices.Create<LoggingTests>(log, static _ => { });
        var logger = services.GetRequiredService<ILogger<LoggingTests>>();

        Assert.True(logger.IsEnabled(level));
        logger.Log(level, error, "{Count} of {Kind}", 3, "kind");

        Assert.Equal([(severity, $"{Category}: 3 of kind", error)], log.Entries);
    }

    [Theory]
    [InlineData(LogLevel.Trace)]
    [InlineData(LogLevel.None)]
    public async Task LevelsThatThePluginsLogDoesNotHave_GoNowhere(LogLevel level)
    {
        var log = new NotedLog();
        await using var services = PluginServices.Create<LoggingTests>(log, static _ => { });
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("any");

        Assert.False(logger.IsEnabled(level));
        logger.Log(level, "never");

        Assert.Empty(log.Entries);
    }
}
