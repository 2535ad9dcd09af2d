import {
  createChart,
  type IChartApi,
  type IRange,
  type ISeriesApi,
  type Logical,
  type SeriesType,
  type Time,
} from "lightweight-charts";
import { announce } from "../announce";
import { make } from "../elements";
import { chartLook } from "./look";

/** What a chart says of one date. */
export interface Reading {
  readonly label: string;
  readonly text: string;
  readonly slot?: number;
}

/** What a frame holds: the dates on its axis, and what there is to say of each. */
export interface Content {
  readonly dates: readonly string[];
  readonly series: ISeriesApi<SeriesType> | null;
  valueAt(date: string): number;
  read(date: string): readonly Reading[];
}

const page = 20;

/**
 * A chart with its line of readings. The pointer and the keyboard move the same cross-hair, and it and the visible range
 * are shared with the other charts of the group.
 */
export class Frame {
  readonly chart: IChartApi;
  onCursor: (date: string | null) => void = () => {};
  onRange: (range: IRange<Logical>) => void = () => {};
  private content: Content = { dates: [], series: null, valueAt: () => 0, read: () => [] };
  private cursor: string | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly readings: HTMLElement,
  ) {
    this.chart = createChart(element, chartLook());
    // What it says is said by the words around it and by its table.
    element.querySelector("table")?.setAttribute("role", "presentation");
    this.chart.subscribeCrosshairMove((move) => {
      if (move.sourceEvent) {
        this.onCursor(typeof move.time === "string" ? move.time : null);
      }
    });
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => range && this.onRange(range));
    element.addEventListener("pointerleave", () => this.onCursor(null));
    element.addEventListener("keydown", (event) => this.onKey(event));
  }

  fill(content: Content): void {
    this.content = content;
    this.element.dataset["points"] = String(content.dates.length);
    this.show(null);
  }

  look(): void {
    this.chart.applyOptions(chartLook());
  }

  /** Shows one date, or with none the last. */
  show(date: string | null): void {
    const { dates, series } = this.content;
    this.cursor = date;
    if (series && date !== null) {
      this.chart.setCrosshairPosition(this.content.valueAt(date), date as Time, series);
    } else {
      this.chart.clearCrosshairPosition();
    }
    const shown = date ?? dates.at(-1);
    this.readings.replaceChildren(...(shown === undefined ? [] : this.readingsOf(shown)));
  }

  /** Shows the last so many dates; with none, all. */
  zoom(bars: number | null): void {
    const last = this.content.dates.length - 1;
    if (last > 0) {
      this.range({ from: Math.max(0, bars === null ? 0 : last - bars) as Logical, to: last as Logical });
    }
  }

  range(range: IRange<Logical>): void {
    this.chart.timeScale().setVisibleLogicalRange(range);
  }

  private readingsOf(date: string): HTMLElement[] {
    return [
      make("span", { class: "date" }, date),
      ...this.content.read(date).map(({ label, text, slot }) =>
        make(
          "span",
          { class: "reading", ...(slot === undefined ? {} : { "data-slot": slot }) },
          ...(slot === undefined ? [] : [make("i", { class: "swatch" })]),
          `${label} `,
          make("b", {}, text),
        ),
      ),
    ];
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const step = event.shiftKey ? page : 1;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => this.move(-step),
      ArrowRight: () => this.move(step),
      PageUp: () => this.move(-page),
      PageDown: () => this.move(page),
      Home: () => this.move(-Infinity),
      End: () => this.move(Infinity),
      "+": () => this.scale(0.7),
      "=": () => this.scale(0.7),
      "-": () => this.scale(1 / 0.7),
      "0": () => this.zoom(null),
      Escape: () => this.onCursor(null),
    };
    const move = moves[event.key];
    if (move && this.content.dates.length > 0) {
      event.preventDefault();
      move();
    }
  }

  private move(by: number): void {
    const { dates } = this.content;
    const now = this.cursor === null ? dates.length : dates.indexOf(this.cursor);
    const index = Math.min(dates.length - 1, Math.max(0, now + by));
    const date = dates[index]!;
    this.reveal(index);
    this.onCursor(date);
    announce(`${date}: ${this.content.read(date).map(({ label, text }) => `${label} ${text}`).join(", ")}`);
  }

  private reveal(index: number): void {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (range && (index < range.from || index > range.to)) {
      const width = range.to - range.from;
      const from = Math.min(Math.max(0, index - width / 2), this.content.dates.length - 1 - width);
      this.range({ from: from as Logical, to: (from + width) as Logical });
    }
  }

  private scale(factor: number): void {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    const last = this.content.dates.length - 1;
    if (range) {
      const width = Math.min(last, Math.max(10, (range.to - range.from) * factor));
      const at = this.cursor === null ? last : this.content.dates.indexOf(this.cursor);
      const share = Math.min(1, Math.max(0, (at - range.from) / (range.to - range.from)));
      const from = Math.min(Math.max(0, at - width * share), last - width);
      this.range({ from: from as Logical, to: (from + width) as Logical });
    }
  }
}
