using System.Collections.Immutable;
using System.Globalization;
using Market.Charting;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Market.Charts;

/// <summary>One chart: dates from left to right, values upwards, a legend; the same style for all.</summary>
internal sealed class Canvas : IDisposable
{
    private readonly Plot _plot = new();
    private DateOnly _first = DateOnly.MaxValue;
    private DateOnly _last = DateOnly.MinValue;

    public Canvas(string title, Func<double, string> valueText)
    {
        _plot.Title(title);
        _plot.Axes.Title.Label.Bold = false;
        _plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = valueText };
        _plot.Axes.Bottom.TickGenerator = new DateTimeAutomatic { LabelFormatter = DateText };
        _plot.Axes.MarginsX(0.01);
    }

    /// <summary>Adds a line; one with a fill is filled up to zero.</summary>
    public void Add(ChartLine line, LineFill fill)
    {
        if (line.Points.IsEmpty)
        {
            return;
        }

        _first = line.Points[0].Date < _first ? line.Points[0].Date : _first;
        _last = line.Points[^1].Date > _last ? line.Points[^1].Date : _last;
        var scatter = _plot.Add.ScatterLine(line.Points.Select(point => At(point.Date, point.Value)).ToArray());
        scatter.LegendText = line.Name;
        scatter.LineWidth = 1.25f;
        if (fill == LineFill.ToZero)
        {
            scatter.FillY = true;
            scatter.FillYColor = scatter.Color.WithAlpha(0.15);
        }
    }

    public void Add(ImmutableArray<ChartMark> marks, string name, MarkerShape shape, Color color)
    {
        if (!marks.IsEmpty)
        {
            var markers = _plot.Add.Markers(marks.Select(mark => At(mark.Date, mark.Price)).ToArray(), shape, 9, color);
            markers.LegendText = name;
        }
    }

    public byte[] Draw(int width, int height, Alignment legend)
    {
        _plot.ShowLegend(legend);
        return SvgDocument.Normalize(_plot.GetSvgXml(width, height));
    }

    public void Dispose() => _plot.Dispose();

    private static Coordinates At(DateOnly date, double value) =>
        new(date.ToDateTime(TimeOnly.MinValue).ToOADate(), value);

    // Years alone, unless that would repeat itself.
    private string DateText(DateTime date) => date.ToString(
        _last.DayNumber - _first.DayNumber > 3 * 365 ? "yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
