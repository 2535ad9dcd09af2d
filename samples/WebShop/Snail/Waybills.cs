namespace WebShop.Snail;

/// <summary>Gives each parcel a waybill; one for all calls.</summary>
internal sealed class Waybills
{
    private int _last;

    public string Next() => $"waybill-{Interlocked.Increment(ref _last)}";
}
