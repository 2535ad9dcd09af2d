using Mortise;

namespace WebShop;

/// <summary>The order has been sent before.</summary>
public sealed class AlreadyShippedException(string number) : DeclaredException($"The order '{number}' is sent already.")
{
    /// <summary>The order.</summary>
    public string Number { get; } = number;
}
