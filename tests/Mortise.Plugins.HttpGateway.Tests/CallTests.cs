using System.Net;

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
}
