using Mortise;

namespace Tills.Loyalty;

// snippet: part
[Plugin("tills.loyalty")]
public sealed class LoyaltyRule(ICustomers customers) : IPriceRule
{
    public async ValueTask<decimal> ApplyAsync(Basket basket, CancellationToken cancellation = default) =>
        await customers.IsLoyalAsync(basket.Customer, cancellation) ? basket.Euros * 0.9m : basket.Euros;
}
// end
