using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise;
using Mortise.Hosting;
using Tills;
using Tills.Host;

// snippet: host
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton<Till>();
builder.AddMortise(mortise => mortise
    .Provides<ICustomers, Customers>()
    .Requires<IPriceRule>(Many.Live));
using var host = builder.Build();
await host.StartAsync();
var till = host.Services.GetRequiredService<Till>();
foreach (var basket in (Basket[])[new("Anna", 12, 45), new("Bert", 12, 45), new("Carl", 1, 8)])
{
    var total = await till.TotalAsync(basket);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{basket.Customer}: {total:0.00}"));
}

await host.StopAsync();
// end
