using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Mortise.Hosting.Application;
using Mortise.Hosting.Telemetry;
using Mortise.Kernel;

namespace Mortise.Hosting;

/// <summary>
/// Adds a microkernel to an application, without any isolation level: for composition roots that choose these
/// themselves. Most applications use <c>AddMortise</c> of the package <c>Mortise</c>.
/// </summary>
public static class MortiseHostingExtensions
{
    /// <summary>
    /// Adds the kernel, its edition and its part in the application's life, health, logs and metrics.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has been added before.</exception>
    public static IHostApplicationBuilder AddMortiseHosting(
        this IHostApplicationBuilder builder, Action<MortiseBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        if (builder.Services.Any(static service => service.ServiceType == typeof(MortiseBuilder)))
        {
            throw new InvalidOperationException("Mortise has been added to this application already; one host has "
                + "one kernel.");
        }

        var mortise = new MortiseBuilder(builder.Services);
        configure(mortise);
        mortise.AddEntrances();
        builder.Services.AddSingleton(mortise);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddMetrics();
        builder.Services.AddSingleton(services => EditionHost.Create(
            mortise, services, services.GetRequiredService<IHostEnvironment>(), services.GetService<IConfiguration>()));
        builder.Services.AddSingleton(static services => services.GetRequiredService<EditionHost>().Kernel);
        builder.Services.AddSingleton(mortise.Unloads);
        builder.Services.AddSingleton<KernelMeter>();
        builder.Services.AddHostedService<EditionService>();
        builder.Services.AddHealthChecks().AddCheck<PluginHealthCheck>("mortise", HealthStatus.Unhealthy);
        return builder;
    }
}
