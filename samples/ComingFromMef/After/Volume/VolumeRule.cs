using Mortise;

namespace Tills.Volume;

[Plugin("tills.volume")]
public sealed class VolumeRule : IPriceRule
{
    public ValueTask<decimal> ApplyAsync(Basket basket, CancellationToken cancellation = default) =>
        new(basket.Items >= 10 ? basket.Euros - 5 : basket.Euros);
}
