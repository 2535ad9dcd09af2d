using Microsoft.AspNetCore.Http.HttpResults;
using Mortise;

namespace WebShop.Host.Checkout;

/// <summary>Asks one of those that are there.</summary>
internal static class FirstProvider
{
    /// <summary>
    /// Asks the first of these names that is there; without any name, whichever is. One that is not available has not
    /// run, so that the next can be asked: nothing happens twice.
    /// </summary>
    public static async Task<Results<Ok<TAnswer>, ProblemHttpResult>> AskFirstAsync<TContract, TAnswer>(
        this Ports<TContract> ports, string[] names, Func<TContract, ValueTask<TAnswer>> ask)
        where TContract : class
    {
        foreach (var name in names.Length > 0 ? names : ports.Keys)
        {
            try
            {
                if (ports.TryGet(name, out var provider))
                {
                    return TypedResults.Ok(await ask(provider));
                }
            }
            catch (UnavailableException)
            {
                // It left after it was found.
                continue;
            }
        }

        return TypedResults.Problem(
            $"None of these is there now. There is: {string.Join(", ", ports.Keys)}.",
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
