using Mortise;

namespace Tills;

// snippet: customers
[Contract("tills.customers", 1, 0)]
public interface ICustomers
{
    /// <summary>Whether a customer often comes.</summary>
    [Operation(Idempotent = true)]
    ValueTask<bool> IsLoyalAsync(string customer, CancellationToken cancellation = default);
}
// end
