using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Mortise;

namespace WebShop.Host.Checkout;

/// <summary>Pays for orders through payment methods, which come and go.</summary>
internal static class Cashier
{
    /// <summary>Pays by the first of the customer's methods that is there; without any, by whichever is.</summary>
    public static async Task<Results<Ok<Payment>, ProblemHttpResult>> PayAsync(
        string number, [FromBody] string[] methods, Ports<IPaymentMethod> ports, CancellationToken cancellation)
    {
        try
        {
            return await ports.AskFirstAsync(methods, method => method.PayAsync(number, cancellation));
        }
        catch (PaymentRefusedException refused)
        {
            return TypedResults.Problem(refused.Why, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
