using Microsoft.AspNetCore.Http;
using Mortise.Health;
using Mortise.Invocation;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Documents;
using Mortise.Plugins.HttpGateway.Problems;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>What the gateway says of itself and of the host: health and OpenAPI.</summary>
internal sealed class DocumentRequests(IInvocation invocation, Optional<IHealthChecks> health, GatewayModel model)
{
    private static readonly byte[] _healthy = "{\"status\":\"healthy\"}"u8.ToArray();

    public async Task HealthAsync(HttpContext context, string path)
    {
        CheckMethod(context);
        switch (path)
        {
            case "/health/live":
                break;
            case "/health/ready":
                await CheckReadyAsync(context).ConfigureAwait(false);
                break;
            default:
                throw new ProblemException(RequestProblems.NoSuchPath(context.Request));
        }

        await WriteAsync(context, _healthy).ConfigureAwait(false);
    }

    public async Task OpenApiAsync(HttpContext context)
    {
        CheckMethod(context);
        var contracts = await invocation.ListAsync(context.RequestAborted).ConfigureAwait(false);
        var server = context.Request.PathBase.HasValue ? context.Request.PathBase.ToUriComponent() : "/";
        var document = OpenApiDocument.Write(contracts, server, Admission.NeedsToken(context, model));
        await WriteAsync(context, document).ConfigureAwait(false);
    }

    /// <summary>Who is not admitted learns that something is amiss, not what.</summary>
    private async Task CheckReadyAsync(HttpContext context)
    {
        if (!health.IsAvailable)
        {
            return;
        }

        var unhealthy = (await health.Port.CheckAsync(context.RequestAborted).ConfigureAwait(false))
            .Where(static plugin => plugin.State == HealthState.Unhealthy)
            .Select(static plugin => $"'{plugin.Plugin}' is unhealthy: {plugin.Description}")
            .ToArray();
        if (unhealthy.Length > 0)
        {
            throw new ProblemException(RequestProblems.NotReady(Admission.IsAdmitted(context, model)
                ? string.Join(" ", unhealthy)
                : $"{unhealthy.Length} plug-ins are unhealthy."));
        }
    }

    private static void CheckMethod(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            throw new ProblemException(RequestProblems.MethodNotAllowed(context.Request.Method, "GET, HEAD"));
        }
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
