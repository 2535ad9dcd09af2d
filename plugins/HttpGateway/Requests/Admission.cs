using System.Net;
using Microsoft.AspNetCore.Http;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Entrance;
using Mortise.Plugins.HttpGateway.Problems;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>Whom the gateway listens to.</summary>
internal static class Admission
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Where the machine is all that is trusted, a name that somebody made lead here (DNS rebinding) must not do.
    /// </summary>
    public static void CheckHost(HttpContext context, GatewayModel model)
    {
        var host = context.Request.Host.Host;
        if (model.TrustsTheMachine
            && !IsAdmittedByApplication(context)
            && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)))
        {
            throw new ProblemException(RequestProblems.WrongHost(host));
        }
    }

    public static void CheckToken(HttpContext context, GatewayModel model)
    {
        if (!IsAdmitted(context, model))
        {
            throw new ProblemException(RequestProblems.NoToken());
        }
    }

    public static bool IsAdmitted(HttpContext context, GatewayModel model) =>
        !NeedsToken(context, model)
        || (context.Request.Headers.Authorization is [{ } header]
            && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && model.Admits(header[Scheme.Length..].Trim()));

    public static bool NeedsToken(HttpContext context, GatewayModel model) =>
        !model.TokenHash.IsEmpty && !IsAdmittedByApplication(context);

    private static bool IsAdmittedByApplication(HttpContext context) =>
        context.Features.Get<AdmittedByApplication>() is not null;
}
