using Mortise;

namespace Tills.Host;

// snippet: imports
internal sealed class Till(Ports<IPriceRule> rules)
{
    public async ValueTask<decimal> TotalAsync(Basket basket)
    {
        foreach (var rule in rules)
        {
            basket = basket with { Euros = await rule.ApplyAsync(basket) };
        }

        return basket.Euros;
    }
}
// end
