using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class CallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_CallsTheOperation_AndAnswersItsResult(bool strict)
    {
        await using var host = await GatewayHost.StartAsync(strict: strict);

        using var answer = await host.CallAsync("Add", """{"left":2,"right":40}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("42", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task DataInAndOut_IsJsonWithTheNamesOfTheContract()
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.CallAsync("Submit", """
            {"form":{"Name":"Ada","Pages":2,"Signed":"2000-01-03","Attached":[{"Name":"x","Pages":3}],
            "Payment":{"$type":"Cash","Amount":1.50}}}
            """);

        Assert.Equal(
            """{"Name":"Ada","Pages":5,"Kind":"Paid"}""", await answer.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    public async Task OperationWithoutAResult_IsAnsweredWithoutABody(string mediaType)
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.PostAsync("/v1/fixture.counter/1/Ring", "{}", mediaType);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task OperationWithoutArguments_NeedsNoBody()
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.Client.PostAsync("/v1/fixture.counter/1/Ring", null, Token);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task Provider_MayBeChosenByTheClient()
    {
        await using var host = await GatewayHost.StartAsync();

        using var found = await host.PostAsync(
            "/v1/fixture.counter/1/Add?provider=clerk", """{"left":1,"right":1}""");
        using var missing = await host.PostAsync(
            "/v1/fixture.counter/1/Add?provider=nobody", """{"left":1,"right":1}""");

        Assert.Equal("2", await found.Content.ReadAsStringAsync(Token));
        var problem = await missing.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT4001");
        Assert.Contains("nobody", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorThatTheOperationDeclares_ArrivesWithItsFields()
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.CallAsync("Submit", """{"form":{"Name":"","Pages":2}}""");

        var problem = await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "MT4005");
        Assert.Equal("RefusedFormException", problem.GetProperty("error").GetString());
        Assert.Equal("", problem.GetProperty("fields").GetProperty("Name").GetString());
    }

    [Fact]
    public async Task FaultOfTheProvider_IsAnswered_WithoutItsStack()
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.CallAsync("Fail");

        var problem = await answer.ProblemAsync(HttpStatusCode.InternalServerError, "MT4004");
        Assert.Contains("fell asleep", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StreamAsAnArgument_CannotBeSent()
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.CallAsync("Sum");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "MT4002");
    }

    [Fact]
    public async Task ClientThatLeaves_CancelsItsCall()
    {
        await using var host = await GatewayHost.StartAsync();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var content = new StringContent("{}", null, "application/json");

        var call = host.Client.PostAsync("/v1/fixture.counter/1/Wait", content, leave.Token);
        await host.Counter.WaitingAsync(1, Token);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await host.Counter.WithdrawnAsync(1, Token);
    }

    [Fact]
    public async Task StoppedProvider_IsAnsweredWithTheReason_UntilItIsBack()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Administration.StopAsync("clerk", Token);

        using var without = await host.CallAsync("Add", """{"left":1,"right":1}""");
        await host.Administration.StartAsync("clerk", Token);
        using var again = await host.CallAsync("Add", """{"left":1,"right":1}""");

        var problem = await without.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT4001");
        Assert.Equal("NotStarted", problem.GetProperty("reason").GetString());
        Assert.Equal(TimeSpan.FromSeconds(1), without.Headers.RetryAfter?.Delta);
        Assert.Equal("2", await again.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task DeadlineOfTheRoute_IsATimeoutOfTheGateway()
    {
        await using var host = await GatewayHost.StartAsync(edition: edition => edition["routes"] = new JsonObject
        {
            ["fixture.counter/1"] = new JsonObject { ["deadline"] = "50ms" },
        });

        using var answer = await host.CallAsync("Wait");

        await answer.ProblemAsync(HttpStatusCode.GatewayTimeout, "MT4003");
    }

    [Fact]
    public async Task LimitOfTheGatewayOnCalls_IsATimeout_AndCancelsTheCall()
    {
        await using var host = await GatewayHost.StartAsync(Limits("CallSeconds", 0.05));

        using var answer = await host.CallAsync("Wait");

        await answer.ProblemAsync(HttpStatusCode.GatewayTimeout, "MT7108");
        await host.Counter.WithdrawnAsync(1, Token);
    }

    [Fact]
    public async Task MoreRequestsThanTheLimit_AreTurnedAway_AndOthersServedAfterwards()
    {
        await using var host = await GatewayHost.StartAsync(Limits("Requests", 1));
        var waiting = host.CallAsync("Wait");
        await host.Counter.WaitingAsync(1, Token);

        using var turnedAway = await host.CallAsync("Ring");
        await host.Counter.ReleaseAsync(Token);
        using var served = await waiting;
        using var after = await host.CallAsync("Ring");

        await turnedAway.ProblemAsync(HttpStatusCode.TooManyRequests, "MT7106");
        Assert.Equal("\"served\"", await served.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
    }

    internal static JsonObject Limits(string name, JsonNode value) => new()
    {
        ["Limits"] = new JsonObject { [name] = value },
    };
}
