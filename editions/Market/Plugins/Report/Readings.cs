using System.Collections.Immutable;
using Market.Indicators;
using Market.Prices;
using Mortise;

namespace Market.Report;

/// <summary>Asks every indicator that is there for its values at the last close.</summary>
internal static class Readings
{
    public static async ValueTask<ImmutableArray<Reading>> TakeAsync(
        Ports<IIndicator> indicators, ImmutableArray<Bar> bars, CancellationToken cancellation)
    {
        var readings = ImmutableArray.CreateBuilder<Reading>();
        foreach (var (name, indicator) in indicators.Snapshot)
        {
            try
            {
                var description = await indicator.DescribeAsync(cancellation);
                var values = await indicator.ComputeAsync(IndicatorSpec.AsConfigured, bars, cancellation);
                ImmutableArray<double?> last = [values[^1].First, values[^1].Second, values[^1].Third];
                readings.Add(new(name, description.Title, description.Lines, last[..description.Lines.Length]));
            }
            catch (UnavailableException)
            {
                // It left meanwhile, and a reading of it is not what the run is about.
            }
        }

        return readings.ToImmutable();
    }
}
