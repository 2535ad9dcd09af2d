using System.Net;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class PathTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/secret.orders/1/List", HttpStatusCode.NotFound, "UnknownContract")]
    [InlineData("/v1/fixture.counter/2/Add", HttpStatusCode.NotFound, "UnknownContract")]
    [InlineData("/v1/No Contract/x/Add", HttpStatusCode.NotFound, "UnknownContract")]
    [InlineData("/v1/fixture.counter/1/Subtract", HttpStatusCode.NotFound, "UnknownOperation")]
    [InlineData("/v1/mortise.administration/1/Stop", HttpStatusCode.Forbidden, "NotGranted")]
    public async Task WhatCannotBeCalled_IsToldApart(string path, HttpStatusCode status, string reason)
    {
        var host = shared.Host;

        using var answer = await host.PostAsync(path, "{}");

        var problem = await answer.ProblemAsync(status, "MT4002");
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("/v1/")]
    [InlineData("/v1/fixture.counter")]
    [InlineData("/v1/fixture.counter/1")]
    [InlineData("/v1/fixture.counter/1/Add/more")]
    [InlineData("/elsewhere")]
    [InlineData("/")]
    [InlineData("/health/")]
    public async Task PathOfNothing_IsNotFound(string path)
    {
        var host = shared.Host;

        using var answer = path == "/health/"
            ? await host.Client.GetAsync(path, Token)
            : await host.PostAsync(path, "{}");

        await answer.ProblemAsync(HttpStatusCode.NotFound, "MT7101");
    }
}
