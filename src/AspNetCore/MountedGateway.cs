using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Mortise.Gateways;
using Mortise.Kernel;

namespace Mortise.AspNetCore;

/// <summary>One mount: hands each request to its gateway, and the gateway's answer to the client.</summary>
internal sealed class MountedGateway(MortiseMount mount, IServiceProvider services)
{
    /// <summary>Asked for with the first request: the kernel is not made while the application is being put
    /// together.</summary>
    private readonly Lazy<Microkernel> _kernel = new(services.GetRequiredService<Microkernel>);

    public async Task HandleAsync(HttpContext context)
    {
        _kernel.Value.Enter(ContextOf(context));
        var body = new RequestPieces(context);
        try
        {
            var parts = Find()
                .AnswerAsync(RequestHeads.Read(context), body.ReadAsync(), context.RequestAborted)
                .GetAsyncEnumerator(context.RequestAborted);
            await using (parts.ConfigureAwait(false))
            {
                await SendAsync(context, parts, body).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody waits for an answer.
        }
        catch (Exception exception) when (exception is CallException or BadHttpRequestException)
        {
            await EndAsync(context, body.Failure ?? exception).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(HttpContext context, IAsyncEnumerator<HttpPart> parts, RequestPieces body)
    {
        var response = context.Response;
        while (await parts.MoveNextAsync().ConfigureAwait(false))
        {
            switch (parts.Current)
            {
                case HttpPart.Head when body.Failure is { } failure:
                    // The gateway says what it makes of a body that broke off; the application's server knows why.
                    throw failure;
                case HttpPart.Head head:
                    AnswerHeads.Write(response, head);
                    break;
                case HttpPart.Chunk chunk:
                    await response.BodyWriter.WriteAsync(chunk.Bytes, context.RequestAborted).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>An answer that has begun can only be broken off, so that nobody takes it for whole.</summary>
    private async Task EndAsync(HttpContext context, Exception exception)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await MountProblem.From(exception, mount.Gateway).WriteAsync(context.Response).ConfigureAwait(false);
    }

    private IHttpEntrance Find() => mount.Gateway.Length == 0
        ? services.GetRequiredService<Optional<IHttpEntrance>>().Port
        : services.GetRequiredService<Ports<IHttpEntrance>>()[mount.Gateway];

    private CallContext ContextOf(HttpContext context) => new("")
    {
        Principal = mount.Principal(context),
        Tenant = mount.Tenant(context),
        Culture = context.Features.Get<IRequestCultureFeature>()?.RequestCulture.Culture
            ?? CultureInfo.InvariantCulture,
    };
}
