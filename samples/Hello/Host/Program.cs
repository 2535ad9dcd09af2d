using Hello;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise;
using Mortise.Hosting;

// snippet: host
var builder = Host.CreateApplicationBuilder(args);
builder.AddMortise(mortise => mortise.Requires<IGreeter>(Many.Live));
using var host = builder.Build();
await host.StartAsync();
foreach (var (name, greeter) in host.Services.GetRequiredService<Ports<IGreeter>>().Snapshot)
{
    Console.WriteLine($"{name}: {await greeter.GreetAsync("world")}");
}
// end

await host.StopAsync();
