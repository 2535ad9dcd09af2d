import {
  AreaSeries,
  CandlestickSeries,
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  type SeriesMarker,
  type Time,
} from "lightweight-charts";
import { asMoney } from "../format";
import type { Bar, Fill, PriceSeries } from "../model";
import type { Frame } from "./frame";
import { buyColour, candleLook, faint, priceColour, sellColour } from "./look";

/** The prices of one instrument, with the fills of one strategy. */
export class PriceChart {
  private series: PriceSeries | null = null;
  private fills: readonly Fill[] = [];
  private drawn: ISeriesApi<"Candlestick"> | ISeriesApi<"Area"> | null = null;

  constructor(private readonly frame: Frame) {
    addEventListener("themechange", () => this.draw());
  }

  show(series: PriceSeries | null, fills: readonly Fill[]): void {
    const isNew = series !== this.series;
    [this.series, this.fills] = [series, fills];
    this.draw();
    if (isNew) {
      this.frame.zoom(null);
    }
  }

  private draw(): void {
    const { chart } = this.frame;
    const range = chart.timeScale().getVisibleLogicalRange();
    if (this.drawn) {
      chart.removeSeries(this.drawn);
      this.drawn = null;
    }
    const bars = this.series?.Bars ?? [];
    if (bars.length > 0) {
      this.drawn = drawBars(chart, bars);
      createSeriesMarkers(this.drawn as ISeriesApi<"Area">, this.fills.map(mark));
    }
    this.fill(bars);
    if (range) {
      this.frame.range(range);
    }
  }

  private fill(bars: readonly Bar[]): void {
    const byDate = new Map(bars.map((bar) => [bar.Date, bar]));
    const fills = Map.groupBy(this.fills, (fill) => fill.Date);
    this.frame.fill({
      dates: bars.map((bar) => bar.Date),
      series: this.drawn as ISeriesApi<"Area"> | null,
      valueAt: (date) => byDate.get(date)?.Close ?? 0,
      read: (date) => [
        ...barReadings(byDate.get(date)),
        ...(fills.get(date) ?? []).map((fill) => ({
          label: fill.Side === "Buy" ? "bought" : "sold",
          text: `${fill.Units} at ${asMoney(fill.Price)}`,
        })),
      ],
    });
  }
}

/** A source that knows closes only has nothing to make candles of. */
const isFlat = (bars: readonly Bar[]): boolean => bars.every((bar) => bar.High === bar.Low);

function drawBars(chart: IChartApi, bars: readonly Bar[]) {
  if (isFlat(bars)) {
    const color = priceColour();
    const area = chart.addSeries(AreaSeries, {
      lineColor: color, topColor: faint(color), bottomColor: faint(color), lineWidth: 2, priceLineVisible: false,
    });
    area.setData(bars.map((bar) => ({ time: bar.Date, value: bar.Close })));
    return area;
  }
  const candles = chart.addSeries(CandlestickSeries, { ...candleLook(), priceLineVisible: false });
  candles.setData(
    bars.map((bar) => ({ time: bar.Date, open: bar.Open, high: bar.High, low: bar.Low, close: bar.Close })),
  );
  return candles;
}

function mark(fill: Fill): SeriesMarker<Time> {
  return fill.Side === "Buy"
    ? { time: fill.Date, position: "belowBar", shape: "arrowUp", color: buyColour(), size: 1.4 }
    : { time: fill.Date, position: "aboveBar", shape: "arrowDown", color: sellColour(), size: 1.4 };
}

function barReadings(bar: Bar | undefined) {
  if (!bar) {
    return [];
  }
  const close = { label: "close", text: asMoney(bar.Close) };
  return bar.High === bar.Low
    ? [close]
    : [
        { label: "open", text: asMoney(bar.Open) },
        { label: "high", text: asMoney(bar.High) },
        { label: "low", text: asMoney(bar.Low) },
        close,
      ];
}
