namespace Mortise;

/// <summary>Tells how well a running plug-in does.</summary>
public interface IReportHealth
{
    /// <summary>
    /// Called from time to time and on request, concurrently with operations. A fault counts as unhealthy.
    /// </summary>
    /// <param name="cancellation">Cancelled when the probe's deadline has passed.</param>
    ValueTask<HealthReport> CheckHealthAsync(CancellationToken cancellation);
}
