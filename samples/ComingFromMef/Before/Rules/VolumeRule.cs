using System.Composition;

namespace Tills.Rules;

[Export(typeof(IPriceRule))]
[ExportMetadata("Order", 1)]
public sealed class VolumeRule : IPriceRule
{
    public void Apply(Basket basket)
    {
        if (basket.Items >= 10)
        {
            basket.Euros -= 5;
        }
    }
}
