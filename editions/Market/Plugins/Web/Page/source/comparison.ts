import { byId, make, sign } from "./elements";
import { asMoney, asPercent, asRatio, asWhole } from "./format";
import type { Performance } from "./model";
import type { Run } from "./runs";

const columns: readonly ((measures: Performance) => string)[] = [
  (measures) => asMoney(measures.FinalEquity),
  (measures) => asPercent(measures.TotalReturn),
  (measures) => asPercent(measures.Cagr),
  (measures) => asRatio(measures.Sharpe),
  (measures) => asRatio(measures.Sortino),
  (measures) => asPercent(measures.MaxDrawdown),
  (measures) => asPercent(measures.Exposure),
  (measures) => asWhole(measures.Trades),
  (measures) => asPercent(measures.WinRate),
  (measures) => asMoney(measures.Commission + measures.Slippage),
];

/** A row for each strategy that is there. */
export function showComparison(runs: readonly Run[], slotOf: (name: string) => number): void {
  byId("comparison").replaceChildren(
    ...(runs.length > 0 ? runs.map((run) => row(run, slotOf(run.strategy.Name))) : [nobody()]),
  );
}

function row(run: Run, slot: number): HTMLElement {
  const { Title, Rule } = run.description;
  return make(
    "tr",
    { "data-strategy": run.strategy.Name, "data-run": run.state, "data-slot": slot },
    make(
      "th",
      { scope: "row" },
      make("div", {}, sign(slot), make("span", {}, Title, make("small", {}, Rule))),
    ),
    ...cells(run),
  );
}

function cells(run: Run): HTMLElement[] {
  switch (run.state) {
    case "failed":
      return [wide({ class: "failure" }, `Failed: ${run.failure}`)];
    case "cancelled":
      return [wide({}, "Cancelled.")];
    default:
      return run.result
        ? columns.map((column) => make("td", {}, column(run.result!.Performance)))
        : [wide({}, run.state === "running" ? `${asWhole(run.fraction * 100)} %` : "Waiting …")];
  }
}

const wide = (attributes: Record<string, string>, text: string) =>
  make("td", { ...attributes, colspan: columns.length }, text);

const nobody = () => make("tr", {}, make("td", { colspan: columns.length + 1 }, "No strategy is there at the moment."));
