using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Mortise.Tests.Updates;

/// <summary>What the host of one application measures, by instrument and labels.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly MeterListener _listener;

    public Measurements(IMeterFactory meters)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Mortise" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, labels, _) => Note(instrument, count, labels));
        _listener.SetMeasurementEventCallback<double>((instrument, time, labels, _) => Note(instrument, time, labels));
        _listener.Start();
    }

    /// <summary>The sum of what was measured, by <c>instrument label=value …</c>.</summary>
    public IReadOnlyDictionary<string, double> Sums => _sums;

    /// <summary>Asks the instruments that are read and not told; once.</summary>
    public void Read() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        string[] names = [.. labels.ToArray().Select(static label => $"{label.Key}={label.Value}")];
        _sums.AddOrUpdate(
            string.Join(' ', [instrument.Name, .. names]), value, (_, before) => before + value);
    }
}
