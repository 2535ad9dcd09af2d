using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mortise.Administration;
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
        var shipment = await shop.PostAsync<Shipment>(
            $"/orders/{order.Number}/shipment", new { Parcel = new Parcel(3, "AT"), Carriers = new[] { "express" } });
        var paid = await shop.Client.GetFromJsonAsync<Order>($"/orders/{order.Number}", Token);

        Assert.Equal((6m, 15m), (quotes["snail"].Euros, quotes["express"].Euros));
        Assert.Equal(("card", 122.40m, ""), (payment.Method, payment.Euros, payment.PaidBy));
        Assert.Equal(new Shipment("Express", "waybill-1", 15m), shipment);
        Assert.Equal((payment, shipment), (paid!.Payment, paid.Shipment));
    }

    [Theory]
    [InlineData("order-1", 1, "is sent already")]
    [InlineData("order-2", 0, "takes only what is paid")]
    [InlineData("order-3", 0, "There is no order 'order-3'.")]
    public async Task RefusedShipment_SaysWhy(string order, int before, string why)
    {
        await using var shop = await RunningShop.StartAsync();
        var wanted = new { Parcel = new Parcel(3, "AT"), Carriers = new[] { "snail" } };
        await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = 120m });
        await shop.PostAsync<Order>("/orders", new { Customer = "Carl", Euros = 80m });
        await shop.PostAsync<Payment>("/orders/order-1/payment", new[] { "card" });
        for (var sent = 0; sent < before; sent++)
        {
            await shop.PostAsync<Shipment>($"/orders/{order}/shipment", wanted);
        }

        using var answer = await shop.Client.PostAsJsonAsync($"/orders/{order}/shipment", wanted, Token);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovedCarrier_QuotesNoMore_AndAnotherShips_UntilItIsBack()
    {
        await using var shop = await RunningShop.StartAsync();
        var parcel = new Parcel(3, "AT");
        await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = 120m });
        await shop.PostAsync<Payment>("/orders/order-1/payment", new[] { "card" });
        await shop.Administration.RemoveAsync("snail", Token);

        var without = await shop.PostAsync<Dictionary<string, Quote>>("/quotes", parcel);
        var shipment = await shop.PostAsync<Shipment>(
            "/orders/order-1/shipment", new { Parcel = parcel, Carriers = new[] { "snail", "express" } });
        await shop.Administration.InstallAsync(
            new InstallRequest(Path.Combine(Sample.Folder("WebShop.Host"), "plugins", "WebShop.Snail"), "", [], ""),
            Token);
        var again = await shop.PostAsync<Dictionary<string, Quote>>("/quotes", parcel);

        Assert.Equal(["express"], without.Keys);
        Assert.Equal("Express", shipment.Carrier);
        Assert.Equal(["express", "snail"], again.Keys.Order());
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
