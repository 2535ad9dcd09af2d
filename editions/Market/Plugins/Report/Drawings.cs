using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Market.BackTesting;
using Market.Charting;
using Market.Prices;
using Mortise.Programs;

namespace Market.Report;

/// <summary>The charts: the prices with the fills of each strategy, and the curves of all of them.</summary>
internal sealed class Drawings(IChart chart)
{
    public async IAsyncEnumerable<ProgramOutput.Artifact> OfAsync(
        PriceSeries series,
        IReadOnlyCollection<Outcome> outcomes,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var name = series.Instrument.Name;
        var closes = new ChartLine(name, [.. series.Bars.Select(bar => new ChartPoint(bar.Date, (double)bar.Close))]);
        var curves = ImmutableArray.CreateBuilder<ChartLine>();
        foreach (var outcome in outcomes.Where(outcome => outcome.Result is not null))
        {
            var result = outcome.Result!;
            var price = new PriceChart(
                $"{outcome.Title}: trades in {name}",
                [closes],
                [.. result.Fills.Select(fill => new ChartMark(fill.Date, (double)fill.Price, fill.Side))]);
            yield return File($"{outcome.Strategy}-price.svg", await chart.DrawPriceAsync(price, cancellation));
            curves.Add(new(
                outcome.Title, [.. result.Equity.Select(point => new ChartPoint(point.Date, (double)point.Equity))]));
        }

        var equity = new CurveChart($"Equity of the strategies in {name}", curves.ToImmutable());
        yield return File("equity.svg", await chart.DrawEquityAsync(equity, cancellation));
        var drawdown = new CurveChart($"Drawdown of the strategies in {name}", curves.ToImmutable());
        yield return File("drawdown.svg", await chart.DrawDrawdownAsync(drawdown, cancellation));
    }

    private static ProgramOutput.Artifact File(string name, ChartImage image) =>
        new(name, image.MediaType, image.Content);
}
