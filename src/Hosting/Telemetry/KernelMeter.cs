using System.Diagnostics.Metrics;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Hosting.Telemetry;

/// <summary>
/// The kernel's accounts as metrics, read when somebody collects them. Labels are the plug-in instance, its version,
/// the operation and the outcome; an operation that was never called is not there.
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
            "mortise.calls.accepted", () => Sums(kernel).Select(static sums => sums.Of(sums.Calls.Accepted)), "{call}",
            "Calls that began, per provider, version and operation.");
        _meter.CreateObservableCounter(
            "mortise.calls", () => Sums(kernel).SelectMany(static sums => sums.Ended()), "{call}",
            "Calls that ended, per provider, version, operation and outcome.");
        _meter.CreateObservableUpDownCounter(
            "mortise.calls.open", () => Sums(kernel).Select(static sums => sums.Of(sums.Calls.Open)), "{call}",
            "Calls inside a provider, per version and operation.");
        _meter.CreateObservableCounter(
            "mortise.calls.failed_open", () => kernel.FailedOpen.Select(FailedOpen), "{call}",
            "Calls that ended with null because nobody answered, per caller and operation that fails open.");
        _meter.CreateObservableUpDownCounter(
            "mortise.plugins", () => kernel.Plugins.GroupBy(static plugin => plugin.State).Select(States), "{plugin}",
            "Plug-in instances, per state.");
        _meter.CreateObservableUpDownCounter(
            "mortise.unloads", () => Unloads(unloads.Totals), "{generation}",
            "Generations whose code was given up: pending, collected or leaked.");
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>Generations of one version are one account: a generation is never a label.</summary>
    private static IEnumerable<MeteredCalls> Sums(Microkernel kernel) => kernel.Accounts
        .GroupBy(
            static account => (account.Plugin, account.Version, account.Operation),
            static account => account.Calls)
        .Select(static sums => new MeteredCalls(
            sums.Key.Plugin,
            sums.Key.Version,
            sums.Key.Operation,
            sums.Aggregate(static (sum, calls) => sum + calls)));

    private static Measurement<long> FailedOpen(FailedOpenCalls calls) => new(
        calls.Calls,
        new KeyValuePair<string, object?>("plugin", calls.Consumer), new("operation", calls.Operation));

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
