using Mortise;

namespace WebShop.Host.Checkout;

/// <summary>Asks whoever is there.</summary>
internal static class AllProviders
{
    /// <summary>Asks all at once; one that is leaving just now is as if it had left before.</summary>
    public static async Task<Dictionary<string, TAnswer>> AskAllAsync<TContract, TAnswer>(
        this Ports<TContract> ports,
        Func<TContract, CancellationToken, ValueTask<TAnswer>> ask,
        CancellationToken cancellation)
        where TContract : class
    {
        var answers = ports.Snapshot.Select(async provider =>
        {
            try
            {
                return (provider.Key, Answer: await ask(provider.Value, cancellation), IsThere: true);
            }
            catch (UnavailableException)
            {
                return (provider.Key, Answer: default(TAnswer)!, IsThere: false);
            }
        });
        return (await Task.WhenAll(answers))
            .Where(answer => answer.IsThere)
            .ToDictionary(answer => answer.Key, answer => answer.Answer);
    }
}
