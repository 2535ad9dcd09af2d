using System.Composition;

namespace Tills.Rules;

// snippet: part
[Export(typeof(IPriceRule))]
[ExportMetadata("Order", 2)]
[method: ImportingConstructor]
public sealed class LoyaltyRule(ICustomers customers) : IPriceRule
{
    public void Apply(Basket basket)
    {
        if (customers.IsLoyal(basket.Customer))
        {
            basket.Euros *= 0.9m;
        }
    }
}
// end
