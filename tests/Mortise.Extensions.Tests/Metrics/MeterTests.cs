using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Mortise.Extensions.Tests.Metrics;

[Plugin("test.meters")]
public sealed class MeterTests
{
    [Fact]
    public async Task Meter_HasTheIdOfThePlugin_AndIsOne()
    {
        await using var services = PluginServices.Create<MeterTests>(new NotedLog(), static _ => { });

        var meter = services.GetRequiredService<Meter>();
        Assert.Equal("test.meters", meter.Name);
        Assert.Same(meter, services.GetRequiredService<IMeterFactory>().Create(meter.Name, meter.Version));
        Assert.NotSame(meter, services.GetRequiredService<IMeterFactory>().Create("another"));
    }

    [Fact]
    public async Task EveryMeter_EndsWithThePlugin()
    {
        var ended = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name.StartsWith("mine.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
            MeasurementsCompleted = (instrument, _) => ended.Add(instrument.Name),
        };
        listener.Start();
        var services = PluginServices.Create<MeterTests>(new NotedLog(), static _ => { });
        services.GetRequiredService<Meter>().CreateCounter<int>("mine.one");
        var factory = services.GetRequiredService<IMeterFactory>();
        factory.Create("another").CreateCounter<int>("mine.two");

        await services.DisposeAsync();

        Assert.Equal(["mine.one", "mine.two"], ended.Order());
        Assert.Throws<ObjectDisposedException>(() => factory.Create("late"));
    }
}
