using Mortise;

namespace WebShop;

/// <summary>The method does not pay for this order.</summary>
public sealed class PaymentRefusedException(string why) : DeclaredException(why)
{
    /// <summary>For the customer.</summary>
    public string Why { get; } = why;
}
