using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Sockets;

namespace Mortise.Plugins.HttpGateway.Serving;

/// <summary>What Kestrel believes to open, and the host has opened.</summary>
internal sealed class HandedListeners : IConnectionListenerFactory, IAsyncDisposable
{
    private readonly ImmutableDictionary<IPEndPoint, HandedListener> _listeners;

    private HandedListeners(ImmutableArray<HandedListener> listeners)
    {
        _listeners = listeners.ToImmutableDictionary(static listener => (IPEndPoint)listener.EndPoint);
        EndPoints = [.. listeners.Select(static listener => ((IPEndPoint)listener.EndPoint, listener.Address))];
    }

    public ImmutableArray<(IPEndPoint EndPoint, ListenAddress Address)> EndPoints { get; }

    public ImmutableArray<string> Urls => [.. EndPoints.Select(static each => each.Address.UrlAt($"{each.EndPoint}"))];

    public static async Task<HandedListeners> OpenAsync(
        ImmutableArray<ListenAddress> addresses,
        ISockets sockets,
        OpenConnections open,
        ILog log,
        CancellationToken cancellation)
    {
        var listeners = ImmutableArray.CreateBuilder<HandedListener>();
        try
        {
            foreach (var address in addresses)
            {
                var opened = HandedListener.OpenAsync(address, sockets, open, log, cancellation);
                listeners.Add(await opened.ConfigureAwait(false));
            }
        }
        catch
        {
            foreach (var listener in listeners)
            {
                await listener.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }

        return new HandedListeners(listeners.ToImmutable());
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new(_listeners[(IPEndPoint)endpoint]);

    /// <summary>Takes no more connections; those that wait are left to others on the same sockets.</summary>
    public async Task UnbindAsync(CancellationToken cancellation)
    {
        foreach (var listener in _listeners.Values)
        {
            await listener.UnbindAsync(cancellation).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners.Values)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }
    }
}
