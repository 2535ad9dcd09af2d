using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Mortise.Administration;
using Mortise.Isolation.InProcess.Tests;
using WebShop;

namespace Mortise.Samples.Tests.WebShop;

/// <summary>
/// A payment method that is added and removed a hundred times while customers buy. The customers, the shop, the
/// plug-ins and the kernel each keep their own count.
/// </summary>
[Collection("WebShop")]
public sealed class HundredCyclesTests
{
    private const int Cycles = 100;
    private const string Pay = "webshop.payment/1 Pay";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PaymentMethod_AddedAndRemovedUnderLoad_FailsNoRequest_AndLeavesNothingBehind()
    {
        var others = Contexts();
        await using var shop = await RunningShop.StartAsync();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var customers = Enumerable.Range(0, 6).Select(_ => BuyAsync(shop, ends.Token)).ToArray();
        var contexts = new List<WeakReference>();
        var byCard = 0L;
        for (var cycle = 1; cycle <= Cycles; cycle++)
        {
            AddContext(contexts, others);
            await PaidByCardAsync(shop, 10, customers);
            byCard += await RemoveCardAsync(shop);
            await PaidByInvoiceAsync(shop, cycle * 2, customers);
            var status = await shop.Administration.InstallAsync(
                new InstallRequest(Path.Combine(Sample.Folder("WebShop.Host"), "plugins", "WebShop.Card"), "", [], ""),
                Token);
            Assert.Equal(("card", PluginState.Active), (status.Name, status.State));
        }

        await ends.CancelAsync();
        var bought = await Task.WhenAll(customers);
        AddContext(contexts, others);
        byCard += await RemoveCardAsync(shop);
        Assert.Equal(bought.Sum(static each => each.ByCard), byCard);
        Assert.Equal(bought.Sum(static each => each.ByInvoice), shop.Kernel.CallsOf("invoice")[Pay].Completed);
        Assert.Equal(
            bought.Sum(static each => each.ByCard + each.ByInvoice),
            shop.Kernel.CallsOf("host")["webshop.orders/1 Pay"].Completed);
        Assert.All(
            shop.Kernel.Plugins,
            static plugin => Assert.Equal((0, 0), (plugin.Calls.Failed, plugin.Calls.Cancelled)));
        await Garbage.CollectAsync(() => contexts.Exists(static context => context.IsAlive));
        Assert.Equal(0, contexts.Count(static context => context.IsAlive));
    }

    /// <summary>Buys until it is to end; every request must succeed, and every order be paid once.</summary>
    private static async Task<(int ByCard, int ByInvoice)> BuyAsync(RunningShop shop, CancellationToken ends)
    {
        var (byCard, byInvoice) = (0, 0);
        while (!ends.IsCancellationRequested)
        {
            var offered = await shop.Client.GetFromJsonAsync<JsonObject>("/payment-methods", Token);
            Assert.Contains("invoice", offered!.Select(static method => method.Key));
            var order = await shop.PostAsync<Order>("/orders", new { Customer = "Bert", Euros = 100m });
            var payment = await shop.PostAsync<Payment>(
                $"/orders/{order.Number}/payment", new[] { "card", "invoice" });
            var paid = await shop.Client.GetFromJsonAsync<Order>($"/orders/{order.Number}", Token);
            Assert.Equal(payment, paid!.Payment);
            Assert.Equal(payment.Method == "card" ? 102m : 100m, payment.Euros);
            byCard += payment.Method == "card" ? 1 : 0;
            byInvoice += payment.Method == "invoice" ? 1 : 0;
        }

        return (byCard, byInvoice);
    }

    /// <summary>Returns how many orders this generation has seen paid.</summary>
    private static async Task<long> RemoveCardAsync(RunningShop shop)
    {
        var stopped = await shop.Administration.StopAsync("card", Token);
        Assert.Equal(
            (stopped.Calls.Completed, 0, 0, 0, 0),
            (stopped.Calls.Accepted, stopped.Calls.Open, stopped.Calls.Failed, stopped.Calls.Cancelled,
                stopped.Calls.Rejected));
        var paid = shop.Kernel.CallsOf("card").GetValueOrDefault(Pay).Completed;
        var report = await shop.Administration.RemoveAsync("card", Token);
        Assert.Equal(("", false), (report.Problems, shop.Kernel.Plugins.Any(static plugin => plugin.Name == "card")));
        return paid;
    }

    private static Task PaidByCardAsync(RunningShop shop, long count, Task[] customers) =>
        PaidAsync(shop, "card", count, customers);

    private static Task PaidByInvoiceAsync(RunningShop shop, long count, Task[] customers) =>
        PaidAsync(shop, "invoice", count, customers);

    /// <summary>Ends when so many orders have been paid, or a customer has come to grief.</summary>
    private static async Task PaidAsync(RunningShop shop, string method, long count, Task[] customers)
    {
        while ((shop.Kernel.CallsOf(method).GetValueOrDefault(Pay).Completed) < count)
        {
            if (customers.FirstOrDefault(static customer => customer.IsCompleted) is { } ended)
            {
                await ended;
            }

            await Task.Yield();
        }
    }

    /// <summary>
    /// Takes down where the code of the card's generation is, which is somewhere new: the runtime says in no order what
    /// there is.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddContext(List<WeakReference> contexts, List<WeakReference> others) => contexts.Add(
        Assert.Single(Contexts(), found => !contexts.Concat(others).Any(known => known.Target == found.Target)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Contexts() => [.. AssemblyLoadContext.All
        .Where(static context => context.Name?.Contains("webshop.card", StringComparison.Ordinal) == true)
        .Where(static context => context.Assemblies.Any())
        .Select(static context => new WeakReference(context))];
}
