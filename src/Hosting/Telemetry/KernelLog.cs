using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Mortise.Administration;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Hosting.Telemetry;

/// <summary>
/// Maps the kernel's records to logging: one category for the kernel, one per plug-in instance. Safe for concurrent
/// use.
/// </summary>
internal sealed partial class KernelLog(ILoggerFactory factory) : IKernelObserver
{
    private readonly ILogger _kernel = factory.CreateLogger("Mortise.Kernel");
    private readonly ConcurrentDictionary<string, ILogger> _plugins = new(StringComparer.Ordinal);

    /// <summary>Why each that has failed did, as it was written already.</summary>
    private readonly ConcurrentDictionary<string, Reason> _failed = new(StringComparer.Ordinal);

    public void Observe(KernelRecord record)
    {
        switch (record)
        {
            case KernelRecord.State { To: PluginState.Uninstalled } state:
                State(_kernel, state.Plugin, state.From, state.To, state.Reason.Code.Text, state.Reason.Explanation);
                _plugins.TryRemove(state.Plugin, out _);
                _failed.TryRemove(state.Plugin, out _);
                break;
            case KernelRecord.State { To: PluginState.Faulted or PluginState.Quarantined } failed:
                Failed(_kernel, failed.Plugin, failed.To, failed.Reason.Code.Text, failed.Reason.Explanation);
                _failed[failed.Plugin] = failed.Reason;
                break;
            case KernelRecord.Fault fault when _failed.GetValueOrDefault(fault.Plugin) == fault.Reason:
                if (fault.Detail.Length > 0)
                {
                    Detail(_kernel, fault.Plugin, fault.Reason.Code.Text, fault.Detail);
                }

                break;
            case KernelRecord.State state:
                State(_kernel, state.Plugin, state.From, state.To, state.Reason.Code.Text, state.Reason.Explanation);
                break;
            case KernelRecord.Fault fault:
                Fault(_kernel, fault.Plugin, fault.Reason.Code.Text, fault.Reason.Explanation, fault.Detail);
                break;
            case KernelRecord.Update update:
                Observe(update.Report);
                break;
            case KernelRecord.Delivery delivery:
                Delivery(
                    _kernel, delivery.Plugin, delivery.Event, delivery.Reason.Code.Text, delivery.Reason.Explanation);
                break;
            case KernelRecord.FailedOpen open:
                FailedOpen(_kernel, open.Plugin, open.Operation, open.Code, open.Explanation);
                break;
            case KernelRecord.Log log:
                Written(LoggerOf(log.Plugin), LevelOf(log.Severity), log.Message, log.Error);
                break;
        }
    }

    public void Observe(GenerationUnload unload)
    {
        var (plugin, generation, state, _, collections, elapsed) = unload;
        if (state == UnloadState.Leaked)
        {
            Leaked(_kernel, plugin, generation, collections, elapsed.TotalSeconds, "MT3230");
        }
        else
        {
            Unloaded(_kernel, plugin, generation, state, collections, elapsed.TotalSeconds);
        }
    }

    public void Observe(IneffectiveSetting setting) => Ineffective(_kernel, setting.Code, setting.Explanation);

    private void Observe(UpdateReport report)
    {
        switch (report)
        {
            case { State: UpdateState.RolledBack }:
                RolledBack(_kernel, report.Plugin, report.Id, report.Reason, report.Explanation);
                break;
            case { State: UpdateState.Committed }:
                Committed(_kernel, report.Plugin, report.Id, report.From, report.To);
                break;
            case { Steps: [.., { Outcome.Length: > 0 } step] }:
                Passed(_kernel, report.Plugin, report.Id, step.Phase, step.Took.TotalSeconds, step.Outcome);
                break;
            case { Steps: [_] }:
                Begun(_kernel, report.Plugin, report.Id, report.From, report.To);
                break;
        }
    }

    /// <summary>A debugger holds the deadlines.</summary>
    public void DeadlinesPause() => Paused(_kernel);

    private static LogLevel LevelOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => LogLevel.Debug,
        LogSeverity.Information => LogLevel.Information,
        LogSeverity.Warning => LogLevel.Warning,
        _ => LogLevel.Error,
    };

    [LoggerMessage(1, LogLevel.Debug, "{Plugin}: {From} → {To} ({Code}: {Explanation})")]
    private static partial void State(
        ILogger logger, string plugin, PluginState from, PluginState to, string code, string explanation);

    [LoggerMessage(2, LogLevel.Error, "{Plugin} is {To} ({Code}): {Explanation}")]
    private static partial void Failed(ILogger logger, string plugin, PluginState to, string code, string explanation);

    [LoggerMessage(3, LogLevel.Warning, "{Plugin} at fault ({Code}): {Explanation} {Detail}")]
    private static partial void Fault(ILogger logger, string plugin, string code, string explanation, string detail);

    [LoggerMessage(9, LogLevel.Warning, "{Plugin}, details of {Code}: {Detail}")]
    private static partial void Detail(ILogger logger, string plugin, string code, string detail);

    [LoggerMessage(
        4,
        LogLevel.Debug,
        "{Plugin}: code of generation {Generation} given up: {Unload} ({Collections} collections, {Seconds:0.0} s)")]
    private static partial void Unloaded(
        ILogger logger, string plugin, int generation, UnloadState unload, int collections, double seconds);

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "{Plugin}: the code of generation {Generation} did not leave the process after {Collections} collections and "
            + "{Seconds:0} s ({Code}). 'mortise doctor leaks' names what holds it.")]
    private static partial void Leaked(
        ILogger logger, string plugin, int generation, int collections, double seconds, string code);

    [LoggerMessage(10, LogLevel.Information, "{Plugin}: update {Update} begins: {From} → {To}")]
    private static partial void Begun(ILogger logger, string plugin, string update, string from, string to);

    [LoggerMessage(11, LogLevel.Debug, "{Plugin}: update {Update}: {Phase} ended after {Seconds:0.000} s: {Outcome}")]
    private static partial void Passed(
        ILogger logger, string plugin, string update, UpdatePhase phase, double seconds, string outcome);

    [LoggerMessage(12, LogLevel.Information, "{Plugin}: update {Update} is committed: {From} → {To}")]
    private static partial void Committed(ILogger logger, string plugin, string update, string from, string to);

    [LoggerMessage(13, LogLevel.Warning, "{Plugin}: update {Update} is rolled back ({Code}): {Explanation}")]
    private static partial void RolledBack(
        ILogger logger, string plugin, string update, string code, string explanation);

    [LoggerMessage(14, LogLevel.Warning, "{Explanation} ({Code})")]
    private static partial void Ineffective(ILogger logger, string code, string explanation);

    [LoggerMessage(5, LogLevel.Warning, "{Plugin} misses {Event} ({Code}): {Explanation}")]
    private static partial void Delivery(ILogger logger, string plugin, string @event, string code, string explanation);

    [LoggerMessage(
        10,
        LogLevel.Warning,
        "{Plugin} goes on without an answer of {Operation}, which fails open ({Code}): {Explanation} 'mortise status' "
            + "counts such calls.")]
    private static partial void FailedOpen(
        ILogger logger, string plugin, string operation, string code, string explanation);

    [LoggerMessage(
        7, LogLevel.Warning, "A debugger is attached: deadlines and drain limits pause until it is gone.")]
    private static partial void Paused(ILogger logger);

    [LoggerMessage(EventId = 6, Message = "{Message} {Error}")]
    private static partial void Written(ILogger logger, LogLevel level, string message, string error);

    private ILogger LoggerOf(string plugin) =>
        _plugins.GetOrAdd(plugin, static (name, made) => made.CreateLogger($"Mortise.Plugins.{name}"), factory);
}
