using System.Diagnostics.Metrics;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Hosting.Telemetry;

/// <summary>
/// The kernel's accounts as metrics, read when somebody collects them. Labels are the plug-in instance and the outcome,
/// both bounded by the edition.
/// </summary>
internal sealed class KernelMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Mortise";

    private readonly Meter _meter;

    public KernelMeter(IMeterFactory meters, Microkernel kernel, UnloadLedger unloads)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableCounter(
            "mortise.calls", () => kernel.Plugins.SelectMany(Calls), "{call}",
            "Calls that ended, per provider and outcome.");
        _meter.CreateObservableUpDownCounter(
            "mortise.calls.open", () => kernel.Plugins.Select(Open), "{call}", "Calls inside a provider.");
        _meter.CreateObservableUpDownCounter(
            "mortise.plugins", () => kernel.Plugins.GroupBy(static plugin => plugin.State).Select(States), "{plugin}",
            "Plug-in instances, per state.");
        _meter.CreateObservableUpDownCounter(
            "mortise.unloads", () => Unloads(unloads.Totals), "{generation}",
            "Generations whose code was given up: pending, collected or leaked.");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Calls(PluginStatus plugin)
    {
        yield return Measure(plugin.Calls.Completed, "completed");
        yield return Measure(plugin.Calls.Failed, "failed");
        yield return Measure(plugin.Calls.Cancelled, "cancelled");
        yield return Measure(plugin.Calls.Rejected, "rejected");

        Measurement<long> Measure(long count, string outcome) => new(
            count, new KeyValuePair<string, object?>("plugin", plugin.Name), new("outcome", outcome));
    }

    private static Measurement<long> Open(PluginStatus plugin) =>
        new(plugin.Calls.Open, new KeyValuePair<string, object?>("plugin", plugin.Name));

    private static IEnumerable<Measurement<long>> Unloads(UnloadTotals totals)
    {
        yield return Measure(totals.Pending, "pending");
        yield return Measure(totals.Collected, "collected");
        yield return Measure(totals.Leaked, "leaked");

        static Measurement<long> Measure(long count, string state) =>
            new(count, new KeyValuePair<string, object?>("state", state));
    }

    private static Measurement<int> States(IGrouping<PluginState, PluginStatus> plugins) =>
        new(plugins.Count(), new KeyValuePair<string, object?>("state", plugins.Key.ToString()));
}
