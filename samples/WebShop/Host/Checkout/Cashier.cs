using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Mortise;

namespace WebShop.Host.Checkout;

/// <summary>Pays for orders through payment methods, which come and go.</summary>
internal static class Cashier
{
    /// <summary>
    /// Pays by the first of the customer's methods that is there; without any, by whichever is. A method that is not
    /// available has not run, so that the next one can be tried: nobody pays twice.
    /// </summary>
    public static async Task<Results<Ok<Payment>, ProblemHttpResult>> PayAsync(
        string number, [FromBody] string[] methods, Ports<IPaymentMethod> ports, CancellationToken cancellation)
    {
        foreach (var name in methods.Length > 0 ? methods : ports.Keys)
        {
            try
            {
                if (ports.TryGet(name, out var method))
                {
                    return TypedResults.Ok(await method.PayAsync(number, cancellation));
                }
            }
            catch (UnavailableException)
            {
                // It left after it was found.
                continue;
            }
            catch (PaymentRefusedException refused)
            {
                return TypedResults.Problem(refused.Why, statusCode: StatusCodes.Status409Conflict);
            }
        }

        return TypedResults.Problem(
            $"None of these payment methods is there now. There is: {string.Join(", ", ports.Keys)}.",
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
