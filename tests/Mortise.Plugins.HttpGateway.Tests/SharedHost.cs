namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>One host for the tests of a class that leave it as it was.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    internal GatewayHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
