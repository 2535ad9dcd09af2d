using Market.Indicators;
using Market.Prices;

namespace Market.Series;

/// <summary>One running computation, for one caller at a time: takes a bar, gives the values at its close.</summary>
public interface IBarSeries
{
    /// <summary>Advances by one bar.</summary>
    IndicatorValue Next(in Bar bar);
}
