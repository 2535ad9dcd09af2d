import type { Curve } from "./charts/curves";
import type { Run } from "./runs";

/** What everything was worth, by date, for each strategy that has a result. */
export function equityCurves(runs: readonly Run[], slotOf: (name: string) => number): Curve[] {
  return runs.flatMap(({ strategy, description, result }) =>
    result
      ? [{
          title: description.Title,
          slot: slotOf(strategy.Name),
          dates: result.Equity.map((point) => point.Date),
          values: result.Equity.map((point) => Math.round((point.Cash + point.Position) * 100) / 100),
        }]
      : [],
  );
}

/** How far each was below its peak, with the money at the start as the first peak. */
export function drawdownCurves(runs: readonly Run[], slotOf: (name: string) => number): Curve[] {
  const tested = runs.filter((run) => run.result);
  return equityCurves(tested, slotOf).map((curve, at) => {
    let peak = tested[at]!.result!.Performance.InitialEquity;
    return {
      ...curve,
      values: curve.values.map((equity) => {
        peak = Math.max(peak, equity);
        return equity / peak - 1;
      }),
    };
  });
}
