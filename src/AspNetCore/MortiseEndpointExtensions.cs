using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Mortise.AspNetCore;
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
    /// missing.</exception>
    public static IEndpointConventionBuilder MapMortise(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string prefix,
        Action<MortiseMount>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var services = endpoints.ServiceProvider;
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(Microkernel)) == false)
        {
            throw new InvalidOperationException(
                "The application has no kernel to mount plug-ins of. Call builder.AddMortise() before it is built.");
        }

        var mount = new MortiseMount();
        configure?.Invoke(mount);
        return endpoints
            .Map(prefix.TrimEnd('/') + "/{**mortise}", new MountedGateway(mount, services).HandleAsync)
            .WithDisplayName($"Mortise at {prefix}");
    }
}
