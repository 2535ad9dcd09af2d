using Mortise;

namespace WebShop;

/// <summary>The order has been paid before.</summary>
public sealed class AlreadyPaidException(string number) : DeclaredException($"The order '{number}' is paid already.")
{
    /// <summary>The order.</summary>
    public string Number { get; } = number;
}
