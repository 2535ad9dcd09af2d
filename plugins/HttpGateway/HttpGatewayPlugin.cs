using System.Collections.Immutable;
using Mortise.Gateways;
using Mortise.Health;
using Mortise.Invocation;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Entrance;
using Mortise.Plugins.HttpGateway.Requests;
using Mortise.Plugins.HttpGateway.Serving;
using Mortise.Sockets;
using Mortise.Web;

namespace Mortise.Plugins.HttpGateway;

/// <summary>
/// Admits HTTP clients. Whatever it does for them goes through contracts that the edition grants it, like everything
/// that any plug-in does; its connections are handed to it by the host, so that its next generation can take over.
/// </summary>
[Plugin("mortise.http-gateway", Description = "Admits HTTP clients: JSON calls, streams, OpenAPI, pages of plug-ins.")]
public sealed class HttpGatewayPlugin(
    HttpGatewayConfig config,
    IInvocation invocation,
    Optional<ISockets> sockets,
    Optional<IHealthChecks> health,
    Ports<IWebPages> pages,
    PluginPaths paths,
    ILog log)
    : IGateway, IHttpEntrance, IPrepare, IActivate, IDrain, IStop, IAsyncDisposable
{
    private readonly GatewayModel _model = GatewayModel.Of(config, paths.Edition);
    private readonly CancellationTokenSource _stopping = new();
    private ApplicationEntrance? _entrance;
    private HttpServer? _server;

    public ValueTask<ImmutableArray<string>> AddressesAsync(CancellationToken cancellation = default) =>
        new(_server?.Urls ?? []);

    public IAsyncEnumerable<HttpPart> AnswerAsync(
        HttpRequestHead request,
        IAsyncEnumerable<ReadOnlyMemory<byte>> body,
        CancellationToken cancellation = default) =>
        _entrance!.AnswerAsync(request, body, cancellation);

    public async ValueTask PrepareAsync(CancellationToken cancellation)
    {
        var router = new RequestRouter(
            _model,
            new CallRequests(invocation, _model.Limits, _stopping.Token),
            new DocumentRequests(invocation, health, _model),
            new PageRequests(pages),
            log,
            _stopping.Token);
        _entrance = new ApplicationEntrance(router.HandleAsync, _model.Limits.BodyBytes);
        if (!_model.Addresses.IsEmpty)
        {
            CheckSockets();
            _server = await HttpServer.OpenAsync(_model, sockets.Port, router, log, cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        if (_server is not { } server)
        {
            return;
        }

        await server.StartAsync(cancellation).ConfigureAwait(false);
        foreach (var url in server.Urls)
        {
            log.Information($"Listens on {url}");
        }
    }

    /// <summary>Streams have no end of their own; calls that run are waited for.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellation) =>
        await _stopping.CancelAsync().ConfigureAwait(false);

    public async ValueTask StopAsync(CancellationToken cancellation)
    {
        if (_server is { } server)
        {
            await server.StopAsync(cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync().ConfigureAwait(false);
        }

        _model.Certificate?.Dispose();
        _stopping.Dispose();
    }

    private void CheckSockets()
    {
        if (!sockets.IsAvailable)
        {
            throw new StartRefusedException(
                "MT7002",
                "'Urls' in its configuration names an address, and it cannot listen there without the host's sockets. "
                + "Add mortise.sockets/1 to its grants, or set 'Urls' to \"\" for a gateway that is reached through an "
                + "application only.");
        }
    }
}
