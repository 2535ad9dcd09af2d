import { AreaSeries, type ISeriesApi } from "lightweight-charts";
import type { Frame } from "./frame";
import { faint, lineLook } from "./look";

/** A line of values by date, of one strategy. */
export interface Curve {
  readonly title: string;
  readonly slot: number;
  readonly dates: readonly string[];
  readonly values: readonly number[];
}

/** Lines of several strategies over the same dates. */
export class CurveChart {
  private curves: readonly Curve[] = [];
  private drawn: ISeriesApi<"Area">[] = [];

  constructor(
    private readonly frame: Frame,
    private readonly format: (value: number) => string,
    private readonly axisFormat: (value: number) => string,
    private readonly isFilledFromAbove: boolean,
  ) {
    addEventListener("themechange", () => this.draw());
  }

  show(curves: readonly Curve[]): void {
    this.curves = curves;
    this.draw();
  }

  private draw(): void {
    const { chart } = this.frame;
    const range = chart.timeScale().getVisibleLogicalRange();
    this.drawn.forEach((series) => chart.removeSeries(series));
    this.drawn = this.curves.map((curve) => this.drawCurve(curve));
    const longest = this.curves.toSorted((one, other) => other.dates.length - one.dates.length)[0];
    const values = this.curves.map((curve) => new Map(curve.dates.map((date, at) => [date, curve.values[at]!])));
    this.frame.fill({
      dates: longest?.dates ?? [],
      series: this.drawn[0] ?? null,
      valueAt: (date) => values[0]?.get(date) ?? 0,
      read: (date) =>
        this.curves.flatMap((curve, at) => {
          const value = values[at]!.get(date);
          return value === undefined ? [] : [{ label: curve.title, text: this.format(value), slot: curve.slot }];
        }),
    });
    if (range) {
      this.frame.range(range);
    }
  }

  private drawCurve(curve: Curve): ISeriesApi<"Area"> {
    const { color, lineStyle } = lineLook(curve.slot);
    const fill = this.isFilledFromAbove ? faint(color) : "transparent";
    const series = this.frame.chart.addSeries(AreaSeries, {
      lineColor: color,
      topColor: fill,
      bottomColor: fill,
      invertFilledArea: this.isFilledFromAbove,
      lineStyle,
      lineWidth: 2,
      priceLineVisible: false,
      lastValueVisible: false,
      priceFormat: { type: "custom", formatter: this.axisFormat, minMove: 0.0001 },
    });
    series.setData(curve.dates.map((date, at) => ({ time: date, value: curve.values[at]! })));
    return series;
  }
}
