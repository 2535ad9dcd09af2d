using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Mortise.AspNetCore;

/// <summary>
/// On whose behalf requests are made, as plug-ins see it in the context of their calls. Set while the application is
/// being configured. What its functions return is trusted: nothing of it may be what a client merely says.
/// </summary>
public sealed class MortiseCaller
{
    /// <summary>
    /// The <see cref="CallContext.Principal"/> of a request. By default the authenticated user's name identifier, or
    /// else its name; empty when nobody is authenticated.
    /// </summary>
    public Func<HttpContext, string> Principal { get; set; } = static context => NameOf(context.User);

    /// <summary>The <see cref="CallContext.Tenant"/> of a request. By default none.</summary>
    public Func<HttpContext, string> Tenant { get; set; } = static _ => "";

    /// <summary>The culture is that of request localization, if the application uses it.</summary>
    internal CallContext ContextOf(HttpContext context) => new("")
    {
        Principal = Principal(context),
        Tenant = Tenant(context),
        Culture = context.Features.Get<IRequestCultureFeature>()?.RequestCulture.Culture
            ?? CultureInfo.InvariantCulture,
    };

    private static string NameOf(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } identity
        ? user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue("sub") ?? identity.Name ?? ""
        : "";
}
