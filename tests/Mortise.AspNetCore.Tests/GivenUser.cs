using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mortise.AspNetCore.Tests;

/// <summary>Believes <c>Authorization: Given anna</c>; <c>anna:ops</c> has the role, too.</summary>
internal sealed class GivenUser(IOptionsMonitor<GivenUserOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<GivenUserOptions>(options, logs, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString().Split(' ') is not ["Given", var user])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var parts = user.Split(':');
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, parts[0]), .. parts[1..].Select(static role => new Claim(ClaimTypes.Role, role))],
            Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
