using System.Net;
using Fixture.Counter;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mortise.Gateways;
using Mortise.Hosting;
using Mortise.Plugins.HttpGateway.Tests;

namespace Mortise.AspNetCore.Tests;

/// <summary>The application's policies decide who comes in, the edition's grants what they reach.</summary>
public sealed class AdmissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("anna", HttpStatusCode.Forbidden)]
    [InlineData("olga:ops", HttpStatusCode.OK)]
    public async Task Policy_IsTheApplications(string user, HttpStatusCode status)
    {
        await using var shell = await WebShell.StartAsync(
            static application => application.MapMortise("/plugins").RequireAuthorization("Ops"));

        using var answer = await shell.PostAsync(
            "/plugins/v1/fixture.counter/1/Add", """{"left":1,"right":2}""", user);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, (await shell.CallsOfAsync("gateway")).Accepted);
    }

    [Fact]
    public async Task TwoMounts_OfferWhatTheirGatewaysAreGranted()
    {
        await using var shell = await WebShell.StartAsync(
            static application =>
            {
                application.MapMortise("/public", static mount => mount.Gateway = "narrow");
                application.MapMortise("/ops", static mount => mount.Gateway = "gateway").RequireAuthorization("Ops");
            },
            static plugins => plugins["narrow"] = WebShell.Gateway("fixture.counter/1"));

        using var allowed = await shell.PostAsync("/public/v1/fixture.counter/1/Add", """{"left":1,"right":2}""");
        using var refused = await shell.PostAsync("/public/v1/fixture.probe/1/Ask", """{"question":"behalf"}""");
        using var ops = await shell.PostAsync("/ops/v1/fixture.probe/1/Ask", """{"question":"behalf"}""", "o:ops");

        Assert.Equal("3", await allowed.Content.ReadAsStringAsync(Token));
        await refused.ProblemAsync(HttpStatusCode.Forbidden, "MT4002");
        Assert.Equal(HttpStatusCode.OK, ops.StatusCode);
    }

    [Fact]
    public async Task ContractsThatTheGatewayWorksWith_AreNotForClients()
    {
        await using var shell = await WebShell.StartAsync();

        using var answer = await shell.PostAsync("/plugins/v1/mortise.invocation/1/List", "{}");
        var document = await shell.Client.GetStringAsync("/plugins/openapi.json", Token);

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "MT4002");
        Assert.DoesNotContain("mortise.invocation", document, StringComparison.Ordinal);
    }

    /// <summary>Its cookies and CORS decide; at its own address the gateway still does.</summary>
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "http://evil.example")]
    public async Task CallOfAnotherSitesPage_IsTheApplicationsToRefuse(string header, string value)
    {
        await using var shell = await WebShell.StartAsync(
            edition: static plugins =>
            {
                plugins["gateway"] = WebShell.Gateway("fixture.counter/1", "mortise.sockets/1");
                plugins["gateway"]!["config"]!["Urls"] = "http://127.0.0.1:0";
            },
            mortise: static mortise => mortise.Requires<IGateway>(Many.Live));

        using var mounted = await CallAsync(shell.Url, "/plugins/v1/fixture.counter/1/Ring");
        using var direct = await CallAsync(await shell.AddressOfAsync("gateway"), "/v1/fixture.counter/1/Ring");

        Assert.Equal(HttpStatusCode.NoContent, mounted.StatusCode);
        await direct.ProblemAsync(HttpStatusCode.Forbidden, "MT7114");

        async Task<HttpResponseMessage> CallAsync(Uri url, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path));
            request.Headers.Add(header, value);
            return await shell.Client.SendAsync(request, Token);
        }
    }

    [Fact]
    public void MountWithoutAKernel_SaysWhatIsMissing()
    {
        var application = WebApplication.CreateBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => application.MapMortise("/plugins"));

        Assert.Contains("AddMortise", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MountAfterTheKernelWasMade_IsRefused_UnlessItWasAnnounced()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => WebShell.StartAsync(MapLate));
        await using var shell = await WebShell.StartAsync(MapLate, mortise: static mortise => mortise.Mounts());
        using var answer = await shell.CallAsync("Ring");

        Assert.Contains("Mounts()", error.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        static void MapLate(WebApplication application)
        {
            _ = application.Services.GetRequiredService<ICounter>();
            application.MapMortise("/plugins");
        }
    }
}
