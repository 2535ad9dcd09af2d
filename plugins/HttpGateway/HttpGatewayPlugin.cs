using System.Collections.Immutable;
using Mortise.Gateways;
using Mortise.Health;
using Mortise.Invocation;
using Mortise.Plugins.HttpGateway.Configuration;
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
    ISockets sockets,
    Optional<IHealthChecks> health,
    Ports<IWebPages> pages,
    PluginPaths paths,
    ILog log)
    : IGateway, IPrepare, IActivate, IStop, IAsyncDisposable
{
    private readonly GatewayModel _model = GatewayModel.Of(config, paths.Edition);
    private readonly CancellationTokenSource _stopping = new();
    private HttpServer? _server;

    public ValueTask<ImmutableArray<string>> AddressesAsync(CancellationToken cancellation = default) =>
        new(_server?.Urls ?? []);

    public async ValueTask PrepareAsync(CancellationToken cancellation)
    {
        var router = new RequestRouter(
            _model,
            new CallRequests(invocation, _model.Limits, _stopping.Token),
            new DocumentRequests(invocation, health, _model),
            new PageRequests(pages),
            log,
            _stopping.Token);
        _server = await HttpServer.OpenAsync(_model, sockets, router, log, cancellation).ConfigureAwait(false);
    }

    public async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        await _server!.StartAsync(cancellation).ConfigureAwait(false);
        foreach (var url in _server.Urls)
        {
            log.Information($"Listens on {url}");
        }
    }

    public async ValueTask StopAsync(CancellationToken cancellation)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
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
}
