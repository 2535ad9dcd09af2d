import type { Curve } from "./charts/curves";
import { byId, make } from "./elements";
import { asMoney, asPercent, asWhole, count } from "./format";
import type { Bar, PriceSeries, Trade } from "./model";

/** The charts in words and numbers, for those who do not see them or want to know exactly. */

const year = (date: string): string => date.slice(0, 4);

function fill(id: string, rows: readonly (readonly string[])[]): void {
  byId(id).replaceChildren(
    ...rows.map(([first, ...rest]) =>
      make("tr", {}, make("th", { scope: "row" }, first ?? ""), ...rest.map((text) => make("td", {}, text))),
    ),
  );
}

export function showPriceTable(bars: readonly Bar[]): void {
  const years = Map.groupBy(bars, (bar) => year(bar.Date));
  fill(
    "prices-by-year",
    [...years].map(([name, all]) => [
      name,
      asMoney(all[0]!.Open),
      asMoney(Math.max(...all.map((bar) => bar.High))),
      asMoney(Math.min(...all.map((bar) => bar.Low))),
      asMoney(all.at(-1)!.Close),
    ]),
  );
}

export function showTradeTable(trades: readonly Trade[]): void {
  fill(
    "trades",
    trades.map((trade) => [
      trade.Entry,
      trade.Exit ?? "open",
      asWhole(trade.Units),
      asMoney(trade.EntryPrice),
      asMoney(trade.ExitPrice),
      asMoney(trade.Profit),
      asPercent(trade.Return),
    ]),
  );
}

/** A column for each curve, and of each year the value that a function picks. */
export function showCurveTable(
  id: string,
  curves: readonly Curve[],
  pick: (values: readonly number[]) => number,
  format: (value: number) => string,
): void {
  const columns = curves.map((curve) =>
    Map.groupBy(curve.dates.map((date, at) => [year(date), curve.values[at]!] as const), ([name]) => name),
  );
  const years = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort();
  byId(`${id}-head`).replaceChildren(
    make("tr", {}, make("th", { scope: "col" }, "Year"), ...curves.map(({ title }) => make("th", { scope: "col" }, title))),
  );
  fill(
    id,
    years.map((name) => [
      name,
      ...columns.map((column) => {
        const values = column.get(name);
        return values ? format(pick(values.map(([, value]) => value))) : "";
      }),
    ]),
  );
}

export function summarizePrices(series: PriceSeries, title: string | null, trades: readonly Trade[]): string {
  const [first, last] = [series.Bars[0]!, series.Bars.at(-1)!];
  const closed = trades.filter((trade) => trade.Exit !== null).length;
  const prices =
    `${series.Instrument.Name} from ${first.Date} to ${last.Date}, ${count(series.Bars.length, "bar")}: ` +
    `from ${asMoney(first.Open)} to ${asMoney(last.Close)}.`;
  const open = trades.length > closed ? ", and one is open" : "";
  return title === null ? prices : `${prices} ${title} made ${count(closed, "trade")}${open}.`;
}

export function summarizeCurves(
  curves: readonly Curve[], verb: string, pick: (values: readonly number[]) => number, format: (value: number) => string,
): string {
  return curves.map(({ title, values }) => `${title} ${verb} ${format(pick(values))}.`).join(" ");
}

export const last = (values: readonly number[]): number => values.at(-1) ?? 0;

/** Not with a spread: there are too many for the arguments of one call in some browsers. */
export const least = (values: readonly number[]): number => values.reduce((one, other) => Math.min(one, other), 0);
