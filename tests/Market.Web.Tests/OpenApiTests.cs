namespace Market.Web.Tests;

/// <summary>What the edition says about itself to programs.</summary>
public sealed class OpenApiTests(MarketHost host)
{
    [Fact]
    public async Task Document_HasNoFault()
    {
        using var client = new HttpClient { BaseAddress = host.Url };

        var document = await client.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken);

        Assert.Contains("\"/v1/market.backtest/1/Run\"", document, StringComparison.Ordinal);
        Assert.Empty(await OpenApiJudge.FaultsAsync(document));
    }
}
