using System.Composition;

namespace Tills.Host;

// snippet: imports
[Export]
[method: ImportingConstructor]
public sealed class Till([ImportMany] IEnumerable<Lazy<IPriceRule, RuleMetadata>> rules)
{
    public decimal Total(Basket basket)
    {
        foreach (var rule in rules.OrderBy(rule => rule.Metadata.Order))
        {
            rule.Value.Apply(basket);
        }

        return basket.Euros;
    }
}
// end
