using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace WebShop.Host.Staff;

/// <summary>
/// Signs in who sends the key of one of the <c>Staff</c> as a bearer token; stands for whatever a real shop uses.
/// </summary>
internal sealed class StaffKey(
    IConfiguration configuration, IOptionsMonitor<StaffKeyOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<StaffKeyOptions>(options, logs, encoder)
{
    public const string Name = "StaffKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var member = configuration.GetSection("Staff").GetChildren()
            .FirstOrDefault(member => header == $"Bearer {member["Key"]}");
        if (member is null)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, member.Key), new Claim(ClaimTypes.Role, member["Role"] ?? "")], Name);
        return Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }
}
