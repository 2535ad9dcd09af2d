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
    public async Task<JsonElement> BackTestAsync(string strategy, Dictionary<string, double>? parameters = null)
    {
        var request = await RequestAsync(strategy, parameters);
        return (await CallAsync("market.backtest/1/Run", new { request }))[^1].GetProperty("Result");
    }

    /// <summary>What becomes of a back-test that is asked for with these parameters, written in JSON.</summary>
    public async Task<(int Status, string Answer)> TryBackTestAsync(
        string operation, string strategy, string parameters)
    {
        var request = JsonSerializer.Serialize(await RequestAsync(strategy, "$"));
        using var content = new StringContent(
            $$"""{"request":{{request.Replace("\"$\"", parameters, StringComparison.Ordinal)}}}""",
            System.Text.Encoding.UTF8,
            "application/json");
        using var response = await _client.PostAsync($"/v1/market.backtest/1/{operation}", content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _client.Dispose();

    private async Task<Dictionary<string, object?>> RequestAsync(string strategy, object? parameters)
    {
        var request = new Dictionary<string, object?>();
        foreach (var part in (await CallAsync("market.page/1/Conditions", new { }))[0].EnumerateObject())
        {
            request[part.Name] = part.Value;
        }

        request["Strategy"] = strategy;
        if (parameters is not null)
        {
            request["Parameters"] = parameters;
        }

        return request;
    }

    private async Task<JsonElement[]> CallAsync(string operation, object arguments)
    {
        using var response = await _client.PostAsync($"/v1/{operation}", JsonContent.Create(arguments));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement)];
    }
}
