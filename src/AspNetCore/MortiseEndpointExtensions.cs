using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Mortise.AspNetCore;
using Mortise.Hosting;
using Mortise.Kernel;

namespace Mortise;

/// <summary>Mounts plug-ins into an application.</summary>
public static class MortiseEndpointExtensions
{
    /// <summary>
    /// Hands every request below a path to a gateway of the application's edition: calls and streams of plug-ins as
    /// JSON, OpenAPI, health, and the pages of plug-ins. What can be reached is what the edition grants the gateway;
    /// who may reach it is up to the application, by what is added to the result, such as
    /// <c>RequireAuthorization</c>, <c>RequireHost</c> or <c>RequireRateLimiting</c>. Without any of it, everybody may.
    /// </summary>
    /// <param name="endpoints">The application, or a group of its routes.</param>
    /// <param name="prefix">The path, such as <c>/plugins</c>; may have route parameters. <c>/</c> takes every request
    /// that no other route of the application takes.</param>
    /// <param name="configure">Chooses the gateway and says who calls.</param>
    /// <exception cref="InvalidOperationException">The application has no kernel: <c>AddMortise</c> is
    /// missing. Or it has been made already, because the application asked for a port, and without
    /// <see cref="MortiseBuilder.Mounts"/>.</exception>
    public static IEndpointConventionBuilder MapMortise(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string prefix,
        Action<MortiseMount>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var services = endpoints.ServiceProvider;
        DemandKernel(services);
        services.GetRequiredService<MortiseBuilder>().Mounts();
        var mount = new MortiseMount();
        configure?.Invoke(mount);
        return endpoints
            .Map(prefix.TrimEnd('/') + "/{**mortise}", new MountedGateway(mount, services).HandleAsync)
            .WithDisplayName($"Mortise at {prefix}");
    }
    /// <summary>
    /// Tells the plug-ins that the application's own code calls, while it handles a request, on whose behalf that is.
    /// To be used after authentication. What <see cref="MapMortise"/> maps tells it without this.
    /// </summary>
    /// <param name="application">The application.</param>
    /// <param name="configure">Says who calls.</param>
    /// <exception cref="InvalidOperationException">The application has no kernel: <c>AddMortise</c> is
    /// missing.</exception>
    public static IApplicationBuilder UseMortiseCaller(
        this IApplicationBuilder application, Action<MortiseCaller>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(application);
        DemandKernel(application.ApplicationServices);
        var caller = new MortiseCaller();
        configure?.Invoke(caller);
        return application.Use(async (context, next) =>
        {
            context.RequestServices.GetRequiredService<Microkernel>().Enter(caller.ContextOf(context));
            await next(context).ConfigureAwait(false);
        });
    }

    private static void DemandKernel(IServiceProvider services)
    {
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(Microkernel)) == false)
        {
            throw new InvalidOperationException(
                "The application has no kernel to lead calls to plug-ins. Call builder.AddMortise() before it is "
                + "built.");
        }
    }
}
