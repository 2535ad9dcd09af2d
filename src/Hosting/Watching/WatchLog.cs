using Microsoft.Extensions.Logging;

namespace Mortise.Hosting.Watching;

/// <summary>Writes what came of watched folders to the log, and passes it on. Safe for concurrent use.</summary>
internal sealed partial class WatchLog(ILoggerFactory factory, IEnumerable<IWatchObserver> observers)
{
    private readonly ILogger _log = factory.CreateLogger("Mortise.Watching");
    private readonly IWatchObserver[] _observers = [.. observers];

    public void Observe(WatchReport report)
    {
        var (outcome, _, plugin, folder, version, code, explanation) = report;
        switch (outcome)
        {
            case WatchOutcome.Incomplete:
                Incomplete(_log, folder, code, explanation);
                break;
            case WatchOutcome.Taken:
                Taken(_log, plugin, version, folder, explanation);
                break;
            case WatchOutcome.Refused:
                Refused(_log, plugin, version, folder, code, explanation);
                break;
            case WatchOutcome.Gone:
                Gone(_log, folder, explanation);
                break;
            case WatchOutcome.Polled:
                Polled(_log, folder, explanation);
                break;
        }

        foreach (var observer in _observers)
        {
            observer.Observe(report);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Folder} is not complete and is waited for ({Code}): {Explanation}")]
    private static partial void Incomplete(ILogger logger, string folder, string code, string explanation);

    [LoggerMessage(2, LogLevel.Information, "{Plugin} has taken {Version} from {Folder}: {Explanation}")]
    private static partial void Taken(
        ILogger logger, string plugin, string version, string folder, string explanation);

    [LoggerMessage(3, LogLevel.Warning, "{Plugin} has not taken {Version} from {Folder} ({Code}): {Explanation}")]
    private static partial void Refused(
        ILogger logger, string plugin, string version, string folder, string code, string explanation);

    [LoggerMessage(4, LogLevel.Information, "{Folder}: {Explanation}")]
    private static partial void Gone(ILogger logger, string folder, string explanation);

    [LoggerMessage(5, LogLevel.Information, "{Folder} cannot be listened to: {Explanation}")]
    private static partial void Polled(ILogger logger, string folder, string explanation);
}
