using Mortise;

namespace WebShop;

/// <summary>There is no such order.</summary>
public sealed class UnknownOrderException(string number) : DeclaredException($"There is no order '{number}'.")
{
    /// <summary>The number that was asked for.</summary>
    public string Number { get; } = number;
}
