using Mortise;

namespace WebShop.Snail;

/// <summary>Takes one parcel. Made for one call.</summary>
internal sealed class SnailClerk(SnailConfig config, IOrders orders, Waybills waybills)
{
    public async ValueTask<Shipment> ShipAsync(string number, Parcel parcel, CancellationToken cancellation)
    {
        try
        {
            var order = await orders.FindAsync(number, cancellation);
            if (order.Payment is null)
            {
                throw new ShipmentRefusedException($"{config.Name} takes only what is paid, and '{number}' is not.");
            }

            var shipment = new Shipment(config.Name, waybills.Next(), config.PriceOf(parcel));
            await orders.ShipAsync(number, shipment, cancellation);
            return shipment;
        }
        catch (Exception refused) when (refused is UnknownOrderException or AlreadyShippedException)
        {
            throw new ShipmentRefusedException(refused.Message);
        }
    }
}
