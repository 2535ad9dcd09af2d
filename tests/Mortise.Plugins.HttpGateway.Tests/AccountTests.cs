using System.Net;
using Mortise.Administration;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>What clients and providers do wrong is not counted as the host's failure.</summary>
public sealed class AccountTests
{
    private const string Refused = """{"form":{"Name":"","Pages":0}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "/v1/nobody.knows/1/Add")]
    [InlineData(HttpStatusCode.NotFound, "/v1/fixture.counter/1/Divide")]
    [InlineData(HttpStatusCode.Forbidden, "/v1/mortise.administration/1/List")]
    [InlineData(HttpStatusCode.BadRequest, "/v1/fixture.counter/1/Add")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "/v1/fixture.counter/1/Ring?provider=nobody")]
    public async Task CallThatReachesNoProvider_IsRejected(HttpStatusCode status, string path)
    {
        foreach (var strict in new[] { false, true })
        {
            await using var host = await GatewayHost.StartAsync(strict: strict);

            var (answered, ofHost, ofProvider) = await CountAsync(host, path, "{}");

            Assert.Equal(status, answered);
            Assert.Equal(new CallTotals(1, 0, 0, 0, Rejected: 1), ofHost);
            Assert.Equal(0, ofProvider.Failed);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity, "/v1/fixture.counter/1/Submit", Refused)]
    [InlineData(HttpStatusCode.InternalServerError, "/v1/fixture.counter/1/Fail", "{}")]
    public async Task ErrorOfTheProvider_IsInItsOwnAccount(HttpStatusCode status, string path, string json)
    {
        foreach (var strict in new[] { false, true })
        {
            await using var host = await GatewayHost.StartAsync(strict: strict);

            var (answered, ofHost, ofProvider) = await CountAsync(host, path, json);

            Assert.Equal(status, answered);
            Assert.Equal(new CallTotals(1, Completed: 1, 0, 0, 0), ofHost);
            Assert.Equal(new CallTotals(1, 0, Failed: 1, 0, 0), ofProvider);
        }
    }

    private static async Task<(HttpStatusCode Status, CallTotals Host, CallTotals Provider)> CountAsync(
        GatewayHost host, string path, string json)
    {
        var (hostBefore, providerBefore) = (Calls(host, "host"), Calls(host, "clerk"));
        using var answer = await host.PostAsync(path, json);
        return (
            answer.StatusCode,
            Less(Calls(host, "host"), hostBefore),
            Less(Calls(host, "clerk"), providerBefore));
    }

    private static CallTotals Calls(GatewayHost host, string plugin) =>
        host.Kernel.Plugins.Single(status => status.Name == plugin).Calls;

    private static CallTotals Less(CallTotals after, CallTotals before) => new(
        after.Accepted - before.Accepted,
        after.Completed - before.Completed,
        after.Failed - before.Failed,
        after.Cancelled - before.Cancelled,
        after.Rejected - before.Rejected);
}
