using Mortise;

namespace Tills;

// snippet: contract
[Contract("tills.rule", 1, 0)]
public interface IPriceRule
{
    /// <summary>The new price of a basket.</summary>
    [Operation(Idempotent = true)]
    ValueTask<decimal> ApplyAsync(Basket basket, CancellationToken cancellation = default);
}
// end
