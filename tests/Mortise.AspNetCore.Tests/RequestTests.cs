using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Mortise.Plugins.HttpGateway.Tests;

namespace Mortise.AspNetCore.Tests;

/// <summary>Every kind of request below the path that the gateway is mounted at.</summary>
public sealed class RequestTests(SharedShell shared) : IClassFixture<SharedShell>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebShell Shell => shared.Shell;

    [Fact]
    public async Task Call_IsAnsweredWithJson()
    {
        using var answer = await Shell.CallAsync("Add", """{"left":1,"right":2}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", $"{answer.Content.Headers.ContentType}");
        Assert.Equal((1, "3"), (answer.Content.Headers.ContentLength, await answer.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task CallWithoutArgumentsOrResult_NeedsNoBody_AndHasNone()
    {
        using var answer = await Shell.Client.PostAsync("/plugins/v1/fixture.counter/1/Ring", null, Token);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "{\"Number\":1}\n{\"Number\":2}\n", "application/x-ndjson")]
    [InlineData(
        "text/event-stream",
        "data: {\"Number\":1}\n\ndata: {\"Number\":2}\n\nevent: end\ndata: {}\n\n",
        "text/event-stream")]
    public async Task Stream_IsLinesOrEvents(string accept, string body, string mediaType)
    {
        using var answer = await Shell.PostAsync(
            "/plugins/v1/fixture.counter/1/Tickets", """{"last":2}""", accept: accept);

        Assert.Equal(mediaType, $"{answer.Content.Headers.ContentType}");
        Assert.Equal(body, await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task StreamThatFails_SaysSoInItsLastLine()
    {
        using var answer = await Shell.CallAsync("Tickets", """{"last":-1}""");

        var last = (await answer.Content.ReadAsStringAsync(Token)).TrimEnd().Split('\n')[^1];
        ProblemReader.Read(JsonDocument.Parse(last).RootElement.GetProperty("$problem").GetRawText(), 500, "MT4004");
    }

    [Fact]
    public async Task OpenApi_HasTheMountAsItsServer_AndIsValid()
    {
        await using var text = await Shell.Client.GetStreamAsync("/plugins/openapi.json", Token);
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(text, OpenApiConstants.Json, null, Token);

        Assert.Empty(diagnostic!.Errors);
        Assert.Equal("/plugins", Assert.Single(document!.Servers!).Url);
        Assert.Contains("/v1/fixture.counter/1/Add", document.Paths.Keys);
        Assert.Null(document.Components!.SecuritySchemes);
    }

    [Theory]
    [InlineData("/plugins/health/live")]
    [InlineData("/plugins/health/ready")]
    public async Task Health_IsAnswered(string path) =>
        Assert.Equal("""{"status":"healthy"}""", await Shell.Client.GetStringAsync(path, Token));

    [Theory]
    [InlineData("/plugins/v1/fixture.counter/1/Add", """{"left":"x","right":2}""", 400, "MT4002")]
    [InlineData("/plugins/v1/fixture.counter/1/Add", "nonsense", 400, "MT4002")]
    [InlineData("/plugins/v1/mortise.administration/1/Stop", "{}", 403, "MT4002")]
    [InlineData("/plugins/v1/fixture.nothing/1/Add", "{}", 404, "MT4002")]
    [InlineData("/plugins/v1/fixture.counter/1/Nothing", "{}", 404, "MT4002")]
    [InlineData("/plugins/nothing", "{}", 404, "MT7101")]
    [InlineData("/plugins/counter/", "{}", 405, "MT7102")]
    [InlineData("/plugins/v1/fixture.counter/1/Submit", """{"form":{"Name":"","Pages":2}}""", 422, "MT4005")]
    [InlineData("/plugins/v1/fixture.counter/1/Fail", "{}", 500, "MT4004")]
    [InlineData("/plugins/v1/fixture.counter/1/Add?provider=nobody", "{}", 503, "MT4001")]
    public async Task Problem_HasItsStatusAndCode(string path, string json, int status, string code)
    {
        using var answer = await Shell.PostAsync(path, json);

        await answer.ProblemAsync((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task PathThatNobodyHas_IsNamedWhole()
    {
        using var answer = await Shell.Client.GetAsync("/plugins/no such", Token);

        var problem = await answer.ProblemAsync(HttpStatusCode.NotFound, "MT7101");
        Assert.StartsWith(
            "Nothing is at '/plugins/no such'. Operations are called by POST /plugins/v1/",
            problem.GetProperty("detail").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsServedBelowTheMount()
    {
        using var page = await Shell.Client.GetAsync("/plugins/counter/?a=1", Token);
        using var head = await Shell.Client.SendAsync(new(HttpMethod.Head, "/plugins/counter/app.js"), Token);

        Assert.Contains("<title>Counter", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("\"v1\"", $"{page.Headers.ETag}");
        Assert.Equal(6, head.Content.Headers.ContentLength);
        Assert.Equal(
            "/plugins a=1&b=%20", await Shell.Client.GetStringAsync("/plugins/counter/query?a=1&b=%20", Token));
    }

    [Theory]
    [InlineData("/plugins/counter", "/plugins/counter/")]
    [InlineData("/plugins/counter/old", "/plugins/counter/")]
    [InlineData("/plugins/counter/elsewhere", "/plugins/elsewhere.example/")]
    public async Task Redirection_StaysBelowTheMount(string path, string target)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = Shell.Url };

        using var answer = await client.GetAsync(path, Token);

        Assert.Equal((HttpStatusCode.Found, target), (answer.StatusCode, $"{answer.Headers.Location}"));
    }

    [Theory]
    [InlineData("/base/group/anna/mount")]
    [InlineData("/base/group/b%C3%A9a%20x/mount")]
    public async Task Mount_MayBeInAGroup_WithParameters_BelowABasePath(string root)
    {
        await using var shell = await WebShell.StartAsync(static application =>
        {
            application.UsePathBase("/base");
            application.UseRouting();
            application.MapGroup("/group").MapMortise("/{user}/mount");
        });
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = shell.Url };

        using var moved = await client.GetAsync($"{root}/counter/old", Token);
        var document = await client.GetStringAsync($"{root}/openapi.json", Token);

        Assert.Equal($"{root}/counter/", moved.Headers.Location!.OriginalString);
        Assert.Equal(
            root, JsonDocument.Parse(document).RootElement.GetProperty("servers")[0].GetProperty("url").GetString());
    }
}
