using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class PageTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_IsServedByThePluginThatHasIt()
    {
        using var page = await shared.Host.Client.GetAsync("/counter/", Token);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", $"{page.Content.Headers.ContentType}");
        Assert.Contains(
            "<title>Counter</title>", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("\"v1\"", $"{page.Headers.ETag}");
        Assert.Equal("no-cache", $"{page.Headers.CacheControl}");
        Assert.Equal(["nosniff"], page.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrefixWithoutItsSlash_IsLedToTheOneWith()
    {
        using var page = await shared.Host.Client.GetAsync("/counter", Token);

        Assert.Equal("/counter/", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/counter/", "\"v1\"", HttpStatusCode.NotModified)]
    [InlineData("/counter/", "W/\"v1\"", HttpStatusCode.NotModified)]
    [InlineData("/counter/", "\"v0\"", HttpStatusCode.OK)]
    [InlineData("/counter/same", "\"x\"", HttpStatusCode.NotModified)]
    public async Task CopyThatIsStillRight_IsNotSentAgain(string path, string tag, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));

        using var answer = await shared.Host.Client.SendAsync(request, Token);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Head_IsThePageWithoutItsBody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/counter/app.js");

        using var answer = await shared.Host.Client.SendAsync(request, Token);

        Assert.Equal(6, answer.Content.Headers.ContentLength);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl?.MaxAge);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Query_IsHandedOnAsItWasSent()
    {
        Assert.Equal("a=1&b=%20", await shared.Host.Client.GetStringAsync("/counter/query?a=1&b=%20", Token));
    }

    [Theory]
    [InlineData("/counter/old", "/counter/")]
    [InlineData("/counter/elsewhere", "/elsewhere.example/")]
    public async Task Redirection_StaysOnThisHost(string path, string target)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = shared.Host.Url };

        using var answer = await client.GetAsync(path, Token);

        Assert.Equal((HttpStatusCode.Found, target), (answer.StatusCode, $"{answer.Headers.Location}"));
    }

    [Theory]
    [InlineData("/counter/nothing", HttpStatusCode.NotFound, "MT7101")]
    [InlineData("/counters/", HttpStatusCode.NotFound, "MT7101")]
    [InlineData("/counter/broken", HttpStatusCode.InternalServerError, "MT4004")]
    public async Task PageThatIsNotThere_IsAProblem(string path, HttpStatusCode status, string code)
    {
        using var answer = await shared.Host.Client.GetAsync(path, Token);

        await answer.ProblemAsync(status, code);
    }

    [Theory]
    [InlineData("smudged", "media type 'text/html\n'")]
    [InlineData("untyped", "media type 'page'")]
    [InlineData("mistagged", "entity tag 'v\r1'")]
    [InlineData("unknown", "entity tag 'v\0'")]
    [InlineData("astray", "path '/counter/\r\nX: y'")]
    [InlineData("blank", "answer 'null'")]
    [InlineData("nameless", "media type 'null'")]
    public async Task AnswerThatHttpCannotCarry_IsThePluginsFault(string page, string what)
    {
        using var answer = await shared.Host.Client.GetAsync($"/counter/{page}", Token);

        var problem = await answer.ProblemAsync(HttpStatusCode.InternalServerError, "MT7115");
        Assert.StartsWith($"The plug-in 'pages' answered with the {what},",
            problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Of null the compiler only warns, and nothing stands between them that would refuse it.</summary>
    [Fact]
    public async Task PluginWithoutAPrefix_HasNoPages_AndHarmsNobodyElses()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition =>
            edition["plugins"]!["blank"] = new JsonObject
            {
                ["use"] = "fixture.pages",
                ["config"] = new JsonObject { ["Prefix"] = null },
            });

        using var page = await host.Client.GetAsync("/counter/", Token);
        using var nothing = await host.Client.GetAsync("/nothing", Token);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await nothing.ProblemAsync(HttpStatusCode.NotFound, "MT7101");
    }

    [Fact]
    public async Task Page_TakesNoPost()
    {
        using var answer = await shared.Host.PostAsync("/counter/", "{}");

        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "MT7102");
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    /// <summary>Without its own build of the contract it takes the gateway's, which is a newer minor.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PageBuiltAgainstAnotherVersionOfTheContract_IsServed(bool bringsItsOwn)
    {
        await using var host = await GatewayHost.StartAsync(edition: edition =>
        {
            edition["sources"]!.AsArray().Add(GatewayHost.Folder("fixtures/foreign", "plugins"));
            edition["plugins"]!["foreign"] = new JsonObject { ["use"] = "fixture.foreign-pages" };
            if (bringsItsOwn)
            {
                edition["contracts"]!.AsArray().Add(GatewayHost.Folder("fixtures/foreign", "contracts"));
            }
        });

        Assert.Equal("/page?a=1", await host.Client.GetStringAsync("/foreign/page?a=1", Token));
        using var other = await host.Client.GetAsync("/counter/", Token);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task StoppedPlugin_TakesItsPagesWithIt_AndBringsThemBack()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Administration.StopAsync("pages", Token);
        using var without = await host.Client.GetAsync("/counter/", Token);
        await host.Administration.StartAsync("pages", Token);
        using var again = await host.Client.GetAsync("/counter/", Token);

        await without.ProblemAsync(HttpStatusCode.NotFound, "MT7101");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }
}
