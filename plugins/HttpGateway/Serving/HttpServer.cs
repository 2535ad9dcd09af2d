using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Requests;
using Mortise.Sockets;

namespace Mortise.Plugins.HttpGateway.Serving;

/// <summary>
/// Kestrel, and nothing of ASP.NET Core above it: no pipeline, no routing, no host. The builder is used for the
/// services that Kestrel itself needs for TLS; the application that it could build is never run.
/// </summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _services;
    private readonly IServer _server;
    private readonly HandedListeners _listeners;
    private readonly OpenConnections _connections;
    private readonly RequestDelegate _handle;
    private readonly TimeSpan _drain;

    private HttpServer(
        WebApplication services,
        HandedListeners listeners,
        OpenConnections connections,
        RequestDelegate handle,
        TimeSpan drain)
    {
        _connections = connections;
        _drain = drain;
        _services = services;
        _server = services.Services.GetRequiredService<IServer>();
        _listeners = listeners;
        _handle = handle;
    }

    /// <summary>Where it listens.</summary>
    public ImmutableArray<string> Urls => _listeners.Urls;

    /// <summary>Joins the host's listening sockets, and takes no connection yet.</summary>
    public static async Task<HttpServer> OpenAsync(
        GatewayModel model, ISockets sockets, RequestRouter router, ILog log, CancellationToken cancellation)
    {
        var connections = new OpenConnections();
        var listeners = await HandedListeners.OpenAsync(model.Addresses, sockets, connections, log, cancellation)
            .ConfigureAwait(false);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new GatewayLogs(log));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, model, listeners));
        builder.Services.AddSingleton<IConnectionListenerFactory>(listeners);
        return new HttpServer(
            builder.Build(),
            listeners,
            connections,
            router.HandleAsync,
            TimeSpan.FromSeconds(model.Limits.DrainSeconds));
    }

    /// <summary>Takes connections.</summary>
    public Task StartAsync(CancellationToken cancellation) =>
        _server.StartAsync(new HttpApplication(_handle), cancellation);

    /// <summary>
    /// Takes no more connections, and waits a moment for those that are open: a request may be on its way, and each
    /// answer now closes its connection. Then lets requests finish, and breaks off what has not when it is cancelled.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await _listeners.UnbindAsync(cancellation).ConfigureAwait(false);
        await _connections.DrainAsync(_drain, cancellation).ConfigureAwait(false);
        await _server.StopAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _server.Dispose();
        await _services.DisposeAsync().ConfigureAwait(false);
        await _listeners.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, GatewayModel model, HandedListeners listeners)
    {
        var limits = model.Limits;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(limits.IdleSeconds);

        // The whole body has a time of its own.
        kestrel.Limits.MinRequestBodyDataRate = null;
        foreach (var (endPoint, address) in listeners.EndPoints)
        {
            kestrel.Listen(endPoint, listen =>
            {
                listen.Protocols = address.IsTls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
                if (address.IsTls)
                {
                    listen.UseHttps(model.Certificate!);
                }
            });
        }
    }
}
