using Market.BackTesting;
using Mortise;

namespace Market.Page;

/// <summary>
/// What the web page of the market shows beside prices and back-tests. It changes nothing, so that whoever may
/// see the page may have it.
/// </summary>
[Contract("market.page", 1, 1)]
public interface IPage
{
    /// <summary>The conditions that the page begins with; the strategy is left empty.</summary>
    [Operation(Idempotent = true)]
    ValueTask<BackTestRequest> ConditionsAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Who is there: at once, and again after each change. Ends when the page's plug-in is being stopped.
    /// </summary>
    [Operation(Idempotent = true)]
    IAsyncEnumerable<Presence> WatchAsync(CancellationToken cancellation = default);
}
