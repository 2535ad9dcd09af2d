using Market.BackTesting;
using Market.Page;
using Market.Strategies;
using Mortise;
using Mortise.Administration;
using Mortise.Events;
using Mortise.Web;

namespace Market.Web;

/// <summary>Serves the page with all that it is made of, and tells it who is there.</summary>
[Plugin("market.web", Description = "The market in a browser: prices, trades, back-tests, and who is there.")]
public sealed class WebPlugin(
    WebConfig config,
    IInspection inspection,
    IEventFeed events,
    [Requires("[1.0,2.0)")] Ports<IStrategy> strategies)
    : IWebPages, IPage, IBackgroundWork, IDrain
{
    private readonly AssetFolder _assets = AssetFolder.Load();
    private readonly Roster _roster = new(inspection, strategies);
    private readonly News _news = new();

    /// <inheritdoc/>
    public ValueTask<string> PrefixAsync(CancellationToken cancellation = default) => new("/");

    /// <inheritdoc/>
    public ValueTask<WebAnswer> GetAsync(WebRequest request, CancellationToken cancellation = default) =>
        new(_assets.Find(request.Path));

    /// <inheritdoc/>
    public ValueTask<BackTestRequest> ConditionsAsync(CancellationToken cancellation = default) =>
        new(config.Conditions());

    /// <inheritdoc/>
    public IAsyncEnumerable<Presence> WatchAsync(CancellationToken cancellation = default) =>
        _news.ReadAsync(cancellation);

    /// <summary>What visitors watch would never end by itself.</summary>
    public ValueTask DrainAsync(CancellationToken cancellation)
    {
        _news.End();
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        await using var changes = events.WatchAsync(cancellation).GetAsyncEnumerator(cancellation);
        bool isMore;
        do
        {
            // Asked for before the look, so that nothing happens unseen between the two.
            var change = changes.MoveNextAsync();
            _news.Show(await _roster.ReadAsync(cancellation));
            isMore = await change;
        }
        while (isMore);
    }
}
