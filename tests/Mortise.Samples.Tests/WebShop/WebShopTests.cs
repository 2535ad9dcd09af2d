using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WebShop;

namespace Mortise.Samples.Tests.WebShop;

[Collection("WebShop")]
public sealed class WebShopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Shop_QuotesAndIsPaid_ThroughItsPlugins(string environment)
    {
        await using var shop = await RunningShop.StartAsync(environment);

        var quotes = await shop.PostAsync<Dictionary<string, Quote>>("/quotes", new Parcel(3, "AT"));
        var order = await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = 120m });
        var payment = await shop.PostAsync<Payment>($"/orders/{order.Number}/payment", new[] { "card" });
        var paid = await shop.Client.GetFromJsonAsync<Order>($"/orders/{order.Number}", Token);

        Assert.Equal((6m, 15m), (quotes["snail"].Euros, quotes["express"].Euros));
        Assert.Equal(("card", 122.40m, ""), (payment.Method, payment.Euros, payment.PaidBy));
        Assert.Equal(payment, paid!.Payment);
    }

    [Theory]
    [InlineData("order-1", 120, "paid already")]
    [InlineData("order-1", 600, "up to 500 euros")]
    [InlineData("order-2", 120, "There is no order 'order-2'.")]
    public async Task RefusedPayment_SaysWhy(string order, int euros, string why)
    {
        await using var shop = await RunningShop.StartAsync();
        await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = (decimal)euros });
        if (euros <= 500)
        {
            await shop.PostAsync<Payment>("/orders/order-1/payment", new[] { "card" });
        }

        using var answer = await shop.Client.PostAsJsonAsync($"/orders/{order}/payment", new[] { "invoice" }, Token);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovedMethod_IsOfferedNoMore_AndAnotherPays()
    {
        await using var shop = await RunningShop.StartAsync();
        await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = 120m });
        await shop.Administration.RemoveAsync("card", Token);

        var methods = await shop.Client.GetFromJsonAsync<JsonObject>("/payment-methods", Token);
        using var gone = await shop.Client.PostAsJsonAsync("/orders/order-1/payment", new[] { "card" }, Token);
        var payment = await shop.PostAsync<Payment>("/orders/order-1/payment", new[] { "card", "invoice" });

        Assert.Equal(["invoice"], methods!.Select(static method => method.Key));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, gone.StatusCode);
        Assert.Equal("invoice-1", payment.Reference);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("key-of-anna", HttpStatusCode.Forbidden)]
    [InlineData("key-of-olga", HttpStatusCode.OK)]
    public async Task Plugins_AreOpenToOperatorsOnly_AndKnowWhoCalls(string key, HttpStatusCode status)
    {
        await using var shop = await RunningShop.StartAsync();
        await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = 120m });
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/plugins/v1/webshop.payment/1/Pay?provider=invoice");
        request.Content = new StringContent("""{"order":"order-1"}""", null, "application/json");
        request.Headers.Authorization = key.Length > 0 ? new AuthenticationHeaderValue("Bearer", key) : null;

        using var answer = await shop.Client.SendAsync(request, Token);

        Assert.Equal(status, answer.StatusCode);
        var order = await shop.Client.GetFromJsonAsync<Order>("/orders/order-1", Token);
        Assert.Equal(status == HttpStatusCode.OK ? "olga" : null, order!.Payment?.PaidBy);
    }
}
