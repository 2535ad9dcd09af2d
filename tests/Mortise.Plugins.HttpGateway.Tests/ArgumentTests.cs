using System.Net;
using System.Text;
using System.Text.Json;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class ArgumentTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Add", """{"left":1}""", "right")]
    [InlineData("Add", """{"left":1,"right":"2"}""", "right")]
    [InlineData("Add", """{"left":1,"right":2.5}""", "right")]
    [InlineData("Add", """{"left":1,"right":null}""", "right")]
    [InlineData("Add", """{"left":1,"right":[]}""", "right")]
    [InlineData("Add", """{"left":1,"right":99999999999}""", "right")]
    [InlineData("Add", """{"left":1,"right":1e999999999}""", "right")]
    [InlineData("Add", """{"left":1,"left":2,"right":3}""", "left")]
    [InlineData("Add", """{"left":1,"right":2,"middle":3}""", "middle")]
    [InlineData("Submit", """{"form":{"Name":"a"}}""", "form.Pages")]
    [InlineData("Submit", """{"form":{"Name":"a","Pages":1,"Pages":2}}""", "form.Pages")]
    [InlineData("Submit", """{"form":{"Name":"a","Pages":1,"Signed":"yesterday"}}""", "form.Signed")]
    [InlineData("Submit", """{"form":{"Name":"a","Pages":1,"Attached":[{"Name":"b","Pages":true}]}}""",
        "form.Attached[0].Pages")]
    [InlineData("Submit", """{"form":{"Name":"a","Pages":1,"Payment":{"$type":"Cheque"}}}""", "form.Payment.$type")]
    [InlineData("Submit", """{"form":{"Name":"\ud800","Pages":1}}""", "form.Name")]
    public async Task BadArgument_IsNamed(string operation, string json, string argument)
    {
        var host = shared.Host;

        using var answer = await host.CallAsync(operation, json);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "MT4002");
        Assert.Equal("BadArguments", problem.GetProperty("reason").GetString());
        Assert.Equal(argument, problem.GetProperty("argument").GetString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{\"left\":1,\"right\":2}{}")]
    [InlineData("{\"left\":1,\"right\":2,}")]
    [InlineData("{'left':1,'right':2}")]
    [InlineData("{\"left\":01,\"right\":2}")]
    [InlineData("{\"left\":1,\"right\":NaN}")]
    [InlineData("left=1&right=2")]
    [InlineData("\0\0\0\0")]
    [InlineData("\ufeff\ufeff{}")]
    public async Task BodyThatIsNoObject_IsMalformed(string body)
    {
        var host = shared.Host;

        using var answer = await host.CallAsync("Add", body);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "MT4002");
    }

    [Fact]
    public async Task DeepNesting_IsRefused_AndTheNextRequestServed()
    {
        var host = shared.Host;
        var deep = new StringBuilder();
        for (var level = 0; level < 10_000; level++)
        {
            deep.Append("""{"Name":"a","Pages":1,"Attached":[""");
        }

        using var refused = await host.CallAsync("Submit", $$"""{"form":{{deep}}""");
        using var brackets = await host.CallAsync("Submit", $$"""{"form":{{new string('[', 500_000)}}""");
        using var served = await host.CallAsync("Ring");

        await refused.ProblemAsync(HttpStatusCode.BadRequest, "MT4002");
        await brackets.ProblemAsync(HttpStatusCode.BadRequest, "MT4002");
        Assert.Equal(HttpStatusCode.NoContent, served.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task BodyOfAnotherType_IsNotRead(string mediaType)
    {
        var host = shared.Host;

        using var answer = await host.PostAsync("/v1/fixture.counter/1/Ring", "{}", mediaType);

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "MT7103");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyOverTheLimit_IsRefused_WhetherItSaysItsLengthOrNot(bool chunked)
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("BodyBytes", 1000));
        using var content = new StringContent(
            """{"form":{"Pages":1,"Name":" """ + new string('x', 2000) + "\"}}", null, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/fixture.counter/1/Submit");
        request.Content = content;
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await host.Client.SendAsync(request, Token);

        var problem = await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "MT7104");
        Assert.Contains("1000", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task OtherMethods_AreNotAllowedOnOperations(string method)
    {
        var host = shared.Host;
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1/fixture.counter/1/Ring");

        using var answer = await host.Client.SendAsync(request, Token);

        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "MT7102");
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }
}
