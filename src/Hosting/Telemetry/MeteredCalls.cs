using System.Diagnostics.Metrics;
using Mortise.Administration;

namespace Mortise.Hosting.Telemetry;

/// <summary>An account of calls with the labels under which it is measured.</summary>
/// <param name="Plugin">The instance; empty for calls that found no provider.</param>
/// <param name="Version">Its version.</param>
/// <param name="Operation">What was called.</param>
/// <param name="Calls">The sums.</param>
internal sealed record MeteredCalls(string Plugin, string Version, string Operation, CallTotals Calls)
{
    public Measurement<long> Of(long count, params ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        new(count, [new("plugin", Plugin), new("version", Version), new("operation", Operation), .. labels]);

    public IEnumerable<Measurement<long>> Ended()
    {
        yield return Of(Calls.Completed, new KeyValuePair<string, object?>("outcome", "completed"));
        yield return Of(Calls.Failed, new KeyValuePair<string, object?>("outcome", "failed"));
        yield return Of(Calls.Cancelled, new KeyValuePair<string, object?>("outcome", "cancelled"));
        yield return Of(Calls.Rejected, new KeyValuePair<string, object?>("outcome", "rejected"));
    }
}
