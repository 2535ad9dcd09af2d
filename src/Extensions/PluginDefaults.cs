using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Mortise.Extensions.Logging;
using Mortise.Extensions.Metrics;

namespace Mortise.Extensions;

/// <summary>What every container has unless the plug-in brings its own.</summary>
internal static class PluginDefaults
{
    public static void AddTo(IServiceCollection services, ILog log, Type plugin)
    {
        services.TryAddSingleton(log);
        services.TryAddSingleton<ILoggerFactory>(new PluginLoggerFactory(log));
        services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMeterFactory, PluginMeterFactory>();
        var (name, version) = NameOf(plugin);
        services.TryAddSingleton(provider => provider.GetRequiredService<IMeterFactory>().Create(name, version));
    }

    private static (string Name, string? Version) NameOf(Type plugin)
    {
        var version = plugin.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return (plugin.GetCustomAttribute<PluginAttribute>()?.Id ?? plugin.FullName!, version?.Split('+')[0]);
    }
}
