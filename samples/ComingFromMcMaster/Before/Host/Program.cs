using McMaster.NETCore.Plugins;
using Reports;
using Reports.Host;

// snippet: host
var plugins = Path.Combine(AppContext.BaseDirectory, "plugins");
foreach (var folder in Directory.GetDirectories(plugins).Order())
{
    var loader = PluginLoader.CreateFromAssemblyFile(
        Path.Combine(folder, $"{Path.GetFileName(folder)}.dll"),
        isUnloadable: true,
        sharedTypes: [typeof(IExporter)]);
    foreach (var type in loader.LoadDefaultAssembly().GetTypes().Where(typeof(IExporter).IsAssignableFrom))
    {
        var exporter = (IExporter)Activator.CreateInstance(type)!;
        Console.WriteLine($"{exporter.Name}:");
        exporter.Export(new SalesReport(), Console.Out);
    }
}
// end
