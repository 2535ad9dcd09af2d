using Microsoft.AspNetCore.Http;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Problems;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>What every request passes, and which kind of request it is. Safe for concurrent use.</summary>
internal sealed class RequestRouter(
    GatewayModel model,
    CallRequests calls,
    DocumentRequests documents,
    PageRequests pages,
    ILog log,
    CancellationToken stopping)
{
    private int _requests;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AdmitAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody waits for an answer.
        }
        catch (Exception exception)
        {
            await EndAsync(context, Describe(exception)).ConfigureAwait(false);
        }
    }

    private async Task AdmitAsync(HttpContext context)
    {
        AskToLeave(context);
        try
        {
            if (Interlocked.Increment(ref _requests) > model.Limits.Requests)
            {
                throw new ProblemException(RequestProblems.Overloaded(model.Limits.Requests));
            }

            await RouteAsync(context, context.Request.Path.Value ?? "").ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _requests);
        }
    }

    private Task RouteAsync(HttpContext context, string path)
    {
        Admission.CheckHost(context, model);
        if (path.StartsWith("/health/", StringComparison.Ordinal))
        {
            return documents.HealthAsync(context, path);
        }

        Admission.CheckToken(context, model);
        if (path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            Admission.CheckSite(context, model);
            return calls.HandleAsync(context, path["/v1/".Length..]);
        }

        return path == "/openapi.json" ? documents.OpenApiAsync(context)
            : pages.HandleAsync(context, path);
    }

    /// <summary>While it is being stopped, each answer sends its client to whoever listens then.</summary>
    private void AskToLeave(HttpContext context)
    {
        if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private Problem Describe(Exception exception)
    {
        switch (exception)
        {
            case ProblemException known:
                return known.Problem;
            case Invocation.InvocationException end:
                return CallProblems.From(end);
            case CallException end:
                return CallProblems.From(end);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return RequestProblems.BodyTooLarge(model.Limits.BodyBytes);
            case BadHttpRequestException malformed:
                return RequestProblems.Malformed(malformed.Message);
            default:
                log.Error("A request failed in the gateway itself", exception);
                return RequestProblems.OwnFault();
        }
    }

    /// <summary>An answer that has begun can only be broken off, so that nobody takes it for whole.</summary>
    private async Task EndAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        AskToLeave(context);
        try
        {
            await ProblemWriter.WriteAsync(context, problem).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
    }
}
