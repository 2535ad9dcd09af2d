using System.Globalization;
using Market.BackTesting;
using Market.Charting;
using Mortise;
using ScottPlot;

namespace Market.Charts;

/// <summary>
/// Draws with ScottPlot. One chart is drawn at a time, because that library keeps its fonts in static fields. Stays in
/// the process once loaded: so does the native code that it draws with.
/// </summary>
[Plugin("market.charts", Description = "Draws charts as SVG.", Unloading = Unloading.Resident)]
public sealed class ChartsPlugin(ChartsConfig config, PluginPaths paths) : IChart, IPrepare
{
    private readonly Lock _drawing = new();

    /// <summary>Loads the font.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellation)
    {
        lock (_drawing)
        {
            ChartFont.Install(paths.Package);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<ChartImage> DrawPriceAsync(PriceChart chart, CancellationToken cancellation = default) =>
        new(Draw(chart.Title, Money, Alignment.UpperLeft, canvas =>
        {
            foreach (var line in chart.Lines)
            {
                canvas.Add(line, LineFill.None);
            }

            var bought = chart.Marks.RemoveAll(mark => mark.Side != Side.Buy);
            var sold = chart.Marks.RemoveAll(mark => mark.Side != Side.Sell);
            canvas.Add(bought, "Bought", MarkerShape.FilledTriangleUp, Colors.Green);
            canvas.Add(sold, "Sold", MarkerShape.FilledTriangleDown, Colors.Red);
        }));

    /// <inheritdoc/>
    public ValueTask<ChartImage> DrawEquityAsync(CurveChart chart, CancellationToken cancellation = default) =>
        new(Draw(chart.Title, Money, Alignment.UpperLeft, canvas =>
        {
            foreach (var line in chart.Lines)
            {
                canvas.Add(line, LineFill.None);
            }
        }));

    /// <inheritdoc/>
    public ValueTask<ChartImage> DrawDrawdownAsync(CurveChart chart, CancellationToken cancellation = default) =>
        new(Draw(chart.Title, Percent, Alignment.LowerLeft, canvas =>
        {
            foreach (var line in chart.Lines)
            {
                canvas.Add(Drawdown.Of(line), LineFill.ToZero);
            }
        }));

    private static string Money(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0.##%", CultureInfo.InvariantCulture);

    private ChartImage Draw(string title, Func<double, string> valueText, Alignment legend, Action<Canvas> content)
    {
        lock (_drawing)
        {
            using var canvas = new Canvas(title, valueText);
            content(canvas);
            return new("image/svg+xml", canvas.Draw(config.Width, config.Height, legend));
        }
    }
}
