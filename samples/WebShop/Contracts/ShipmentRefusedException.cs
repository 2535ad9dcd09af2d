using Mortise;

namespace WebShop;

/// <summary>The carrier does not take this parcel.</summary>
public sealed class ShipmentRefusedException(string why) : DeclaredException(why)
{
    /// <summary>For the customer.</summary>
    public string Why { get; } = why;
}
