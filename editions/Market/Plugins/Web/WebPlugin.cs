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
    WebConfig config, IInspection inspection, IEventFeed events, Ports<IStrategy> strategies)
    : IWebPages, IPage, IBackgroundWork
{
    private const string OwnId = "market.web";

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

    /// <inheritdoc/>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        await using var changes = events.WatchAsync(cancellation).GetAsyncEnumerator(cancellation);
        bool isMore;
        do
        {
            // Asked for before the look, so that nothing happens unseen between the two.
            var change = changes.MoveNextAsync();
            var presence = await _roster.ReadAsync(cancellation);
            _news.Show(presence);
            if (presence.Plugins.Any(static plugin => plugin is { Plugin: OwnId, State: PluginState.Stopping }))
            {
                // A stop waits for the streams that are open, and these would never end by themselves.
                _news.End();
            }

            isMore = await change;
        }
        while (isMore);
    }
}
