using System.Composition.Hosting;
using System.Globalization;
using System.Reflection;
using Tills;
using Tills.Host;

// snippet: host
using var container = new ContainerConfiguration()
    .WithAssemblies(Directory.GetFiles(AppContext.BaseDirectory, "ComingFromMef.*.dll").Select(Assembly.LoadFrom))
    .CreateContainer();
var till = container.GetExport<Till>();
foreach (var basket in (Basket[])[new("Anna", 12, 45), new("Bert", 12, 45), new("Carl", 1, 8)])
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{basket.Customer}: {till.Total(basket):0.00}"));
}
// end
