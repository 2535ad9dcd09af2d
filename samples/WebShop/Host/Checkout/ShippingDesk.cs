using Microsoft.AspNetCore.Http.HttpResults;
using Mortise;

namespace WebShop.Host.Checkout;

/// <summary>Sends orders by carriers, which come and go.</summary>
internal static class ShippingDesk
{
    /// <summary>Sends by the first of the customer's carriers that is there; without any, by whichever is.</summary>
    public static async Task<Results<Ok<Shipment>, ProblemHttpResult>> ShipAsync(
        string number, NewShipment wanted, Ports<ICarrier> ports, CancellationToken cancellation)
    {
        try
        {
            return await ports.AskFirstAsync(
                wanted.Carriers, carrier => carrier.ShipAsync(number, wanted.Parcel, cancellation));
        }
        catch (ShipmentRefusedException refused)
        {
            return TypedResults.Problem(refused.Why, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
