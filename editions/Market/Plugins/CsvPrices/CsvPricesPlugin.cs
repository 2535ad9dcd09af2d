using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Market.Prices;
using Mortise;

namespace Market.CsvPrices;

/// <summary>
/// Serves prices from CSV files. A file is read when it is first asked for and again when it has changed; one that
/// breaks a rule is refused as a whole, so that no back-test ever runs on half of it.
/// </summary>
[Plugin("market.csv-prices", Description = "A price feed that reads CSV files.")]
public sealed class CsvPricesPlugin(CsvPricesConfig config, PluginPaths paths, ILog log)
    : IPriceFeed, IPrepare, IReportHealth
{
    private readonly PriceLibrary _library = new(config.Files, paths.Edition, log);

    /// <summary>Refuses a configuration that cannot mean anything; the files themselves may come later.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation)
    {
        _library.CheckConfiguration();
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Instrument>> InstrumentsAsync(CancellationToken cancellation = default) =>
        [.. (await _library.ReadAllAsync(cancellation)).Select(listing => listing.Series.Instrument)];

    /// <inheritdoc/>
    public async ValueTask<Instrument> DescribeAsync(string symbol, CancellationToken cancellation = default) =>
        (await _library.FindAsync(symbol, cancellation)).Series.Instrument;

    /// <inheritdoc/>
    public async ValueTask<PriceSeries> HistoryAsync(
        string symbol, DateRange range, CancellationToken cancellation = default)
    {
        var listing = await _library.FindAsync(symbol, cancellation);
        return listing.Series with { Bars = listing.Within(range) };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> ReplayAsync(
        ReplayRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var listing = await _library.FindAsync(request.Symbol, cancellation);
        foreach (var bar in listing.Within(request.Range))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return bar;
        }
    }

    /// <summary>Degraded when a file is refused: the others still serve.</summary>
    public async ValueTask<HealthReport> CheckHealthAsync(CancellationToken cancellation)
    {
        try
        {
            await _library.ReadAllAsync(cancellation);
            return HealthReport.Healthy;
        }
        catch (MalformedPricesException refused)
        {
            return new(HealthState.Degraded, refused.Message);
        }
    }
}
