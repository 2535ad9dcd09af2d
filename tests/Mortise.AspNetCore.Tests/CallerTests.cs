using System.Globalization;
using Fixture.Private;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Mortise.Gateways;

namespace Mortise.AspNetCore.Tests;

/// <summary>Who called is known to the plug-ins, and comes from the application alone.</summary>
public sealed class CallerTests
{
    private const string Ask = "/v1/fixture.probe/1/Ask";
    private const string Behalf = """{"question":"behalf"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AuthenticatedUser_IsThePrincipal_InEveryPluginOnTheWay(bool strict)
    {
        await using var shell = await WebShell.StartAsync(strict: strict);

        using var direct = await shell.PostAsync("/plugins" + Ask, Behalf, "anna");
        using var stream = await shell.PostAsync(
            "/plugins/v1/fixture.probe/1/AskOn", """{"question":"behalf","times":2}""", "anna");
        using var relayed = await shell.PostAsync("/plugins/v1/fixture.relay/1/Relay", Behalf, "anna");
        using var nobody = await shell.PostAsync("/plugins" + Ask, Behalf);

        Assert.Equal("\"gateway for anna of  in \"", await direct.Content.ReadAsStringAsync(Token));
        Assert.Equal(
            "\"gateway for anna of  in \"\n\"gateway for anna of  in \"\n",
            await stream.Content.ReadAsStringAsync(Token));
        Assert.Equal("\"relayed: resident for anna of  in \"", await relayed.Content.ReadAsStringAsync(Token));
        Assert.Equal("\"gateway for  of  in \"", await nobody.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task TenantAndCulture_AreWhatTheApplicationSays()
    {
        await using var shell = await WebShell.StartAsync(static application =>
        {
            application.UseRequestLocalization(new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture("en"),
                SupportedCultures = [new CultureInfo("en"), new CultureInfo("de-AT")],
            });
            application.MapMortise(
                "/{tenant}",
                static mount => mount.Caller.Tenant = static context => $"{context.GetRouteValue("tenant")}");
        });
        shell.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-AT");

        using var answer = await shell.PostAsync("/acme" + Ask, Behalf, "anna");

        Assert.Equal("\"gateway for anna of acme in de-AT\"", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task ApplicationsOwnCalls_AreMadeOnBehalfOfItsUser()
    {
        await using var shell = await WebShell.StartAsync(
            static application =>
            {
                application.UseMortiseCaller(static caller => caller.Tenant = static _ => "acme");
                application.MapGet("/ask", static (IProbe probe) => probe.AskAsync("behalf"));
            },
            mortise: static mortise => mortise.Requires<IProbe>());

        using var request = new HttpRequestMessage(HttpMethod.Get, "/ask");
        request.Headers.Authorization = new("Given", "anna");
        using var answer = await shell.Client.SendAsync(request, Token);

        Assert.Equal("host for anna of acme in ", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public void CredentialsAndTheConnection_StayWithTheApplication()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new RouteEndpointBuilder(
            static _ => Task.CompletedTask,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/plugins/{**mortise}"),
            order: 0).Build());
        context.Request.Path = "/plugins/v1/x";
        foreach (var name in (string[])["Authorization", "cookie", "Connection", "Transfer-Encoding", "Host", "TE"])
        {
            context.Request.Headers[name] = "secret";
        }

        context.Request.Headers.Accept = new(["a/b", "c/d"]);
        var head = RequestHeads.Read(context);

        Assert.Equal([new HttpField("Accept", "a/b"), new HttpField("Accept", "c/d")], head.Fields);
        Assert.Equal(("/plugins", "/v1/x"), (head.BasePath, head.Path));
    }

    [Fact]
    public void Answer_SetsNoCookie_AndClosesNoConnectionButOneOfNoUse()
    {
        var response = new DefaultHttpContext().Response;

        AnswerHeads.Write(response, new HttpPart.Head(
            418,
            [new("Set-Cookie", "a=b"), new("Connection", "keep-alive"), new("connection", "close"), new("X", "1")]));

        Assert.Equal(418, response.StatusCode);
        Assert.Equal((2, "close"), (response.Headers.Count, $"{response.Headers.Connection}"));
    }
}
