using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise;
using Mortise.Hosting;
using Reports;

// snippet: host
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.AddMortise(mortise => mortise.Requires<IExporter>(Many.Live));
using var host = builder.Build();
await host.StartAsync();
var report = new Report("Sales", [new ReportLine("tea", 3.5m), new ReportLine("cake", 4m)]);
foreach (var (name, exporter) in host.Services.GetRequiredService<Ports<IExporter>>().Snapshot)
{
    Console.WriteLine($"{name}:");
    await foreach (var line in exporter.ExportAsync(report))
    {
        Console.WriteLine(line);
    }
}

await host.StopAsync();
// end
