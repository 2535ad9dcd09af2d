using System.Net.Http.Json;
using System.Text.Json;

namespace Market.Web.Tests;

/// <summary>The same questions that the page asks, asked without it.</summary>
internal sealed class MarketApi(Uri url) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = url };

    public async Task<JsonElement[]> BarsAsync(string symbol) =>
        [.. (await CallAsync("market.prices/1/History", new { symbol, range = new { } }))[0]
            .GetProperty("Bars").EnumerateArray()];

    /// <summary>The result of a back-test under the conditions that the page begins with.</summary>
    public async Task<JsonElement> BackTestAsync(string strategy)
    {
        var request = new Dictionary<string, object?>();
        foreach (var part in (await CallAsync("market.page/1/Conditions", new { }))[0].EnumerateObject())
        {
            request[part.Name] = part.Value;
        }

        request["Strategy"] = strategy;
        return (await CallAsync("market.backtest/1/Run", new { request }))[^1].GetProperty("Result");
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonElement[]> CallAsync(string operation, object arguments)
    {
        using var response = await _client.PostAsync($"/v1/{operation}", JsonContent.Create(arguments));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement)];
    }
}
