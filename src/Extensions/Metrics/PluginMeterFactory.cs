using System.Diagnostics.Metrics;

namespace Mortise.Extensions.Metrics;

/// <summary>
/// Makes meters that end with the plug-in. The runtime keeps a list of all meters, so one that nobody disposes would
/// keep the plug-in's code in the process.
/// </summary>
internal sealed class PluginMeterFactory : IMeterFactory
{
    private readonly Lock _gate = new();
    private readonly List<Meter> _meters = [];
    private bool _disposed;

    public Meter Create(MeterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var known = _meters.Find(meter => meter.Name == options.Name && meter.Version == options.Version);
            if (known is not null)
            {
                return known;
            }

            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _meters.ForEach(static meter => meter.Dispose());
            _meters.Clear();
        }
    }
}
