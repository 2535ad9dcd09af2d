using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Mortise.Extensions.Options;

namespace Mortise.Extensions;

/// <summary>Gives a plug-in's services its configuration.</summary>
public static class ConfigServiceExtensions
{
    /// <summary>
    /// Adds the plug-in's configuration record, as itself and as <see cref="IOptions{TOptions}"/>,
    /// <see cref="IOptionsSnapshot{TOptions}"/> and <see cref="IOptionsMonitor{TOptions}"/>. The kernel has validated
    /// it; it does not change while the plug-in runs, so a monitor never tells of a change, and every name gives the
    /// same.
    /// </summary>
    /// <typeparam name="TConfig">The configuration record.</typeparam>
    /// <param name="services">The plug-in's services.</param>
    /// <param name="config">The configuration that the plug-in's constructor received.</param>
    public static IServiceCollection AddConfig<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TConfig>(
        this IServiceCollection services, TConfig config)
        where TConfig : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(config);
        var options = new ConfigOptions<TConfig>(config);
        return services
            .AddSingleton(config)
            .AddSingleton<IOptions<TConfig>>(options)
            .AddSingleton<IOptionsSnapshot<TConfig>>(options)
            .AddSingleton<IOptionsMonitor<TConfig>>(options);
    }
}
