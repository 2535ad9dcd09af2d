using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Mortise.AspNetCore;

/// <summary>How a gateway is mounted. Set while the application is being configured.</summary>
public sealed class MortiseMount
{
    /// <summary>
    /// The gateway instance that answers, by its name in the edition; empty leaves the choice to the route. Two mounts
    /// with two gateways offer what each is granted.
    /// </summary>
    public string Gateway { get; set; } = "";

    /// <summary>
    /// On whose behalf a request is made, as plug-ins see it in <see cref="CallContext.Principal"/>. By default the
    /// authenticated user's name identifier, or else its name; empty when nobody is authenticated. It is trusted, so it
    /// must not be taken from what a client merely says.
    /// </summary>
    public Func<HttpContext, string> Principal { get; set; } = static context => NameOf(context.User);

    /// <summary>
    /// For which tenant a request is made, as plug-ins see it in <see cref="CallContext.Tenant"/>. By default none.
    /// Trusted like <see cref="Principal"/>.
    /// </summary>
    public Func<HttpContext, string> Tenant { get; set; } = static _ => "";

    private static string NameOf(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } identity
        ? user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue("sub") ?? identity.Name ?? ""
        : "";
}
