using ContractsNamespace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise;
using Mortise.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddMortise(mortise => mortise.Requires<IGreeter>(Many.Live));

using var host = builder.Build();
await host.StartAsync();
foreach (var (name, greeter) in host.Services.GetRequiredService<Ports<IGreeter>>().Snapshot)
{
    Console.WriteLine($"{name}: {(await greeter.GreetAsync("world")).Text}");
}

await host.WaitForShutdownAsync();
