/** What the host sends, as its contracts say: market.prices/1, market.backtest/1 and market.page/1. */

export interface Instrument {
  readonly Symbol: string;
  readonly Name: string;
  readonly Interval: string;
  readonly First: string;
  readonly Last: string;
  readonly Bars: number;
}

export interface Bar {
  readonly Date: string;
  readonly Open: number;
  readonly High: number;
  readonly Low: number;
  readonly Close: number;
  readonly Volume: number;
}

export interface PriceSeries {
  readonly Instrument: Instrument;
  readonly Bars: readonly Bar[];
}

export interface DateRange {
  readonly From: string | null;
  readonly To: string | null;
}

export interface BackTestRequest {
  readonly Strategy: string;
  readonly Symbol: string;
  readonly Range: DateRange;
  readonly InitialCash: number;
  readonly Commission: { readonly $type: "Proportional"; readonly Rate: number; readonly Minimum: number };
  readonly Slippage: { readonly $type: "Proportional"; readonly BasisPoints: number };
  readonly LotSize: number;
  readonly RiskFreeRate: number;
  readonly Parameters?: Parameters;
}

/** Changes to what is configured, by name. */
export type Parameters = Readonly<Record<string, number>>;

export interface StrategyParameter {
  readonly Name: string;
  readonly Title: string;
  readonly Unit: string;
  readonly Configured: number;
  readonly Least: number;
  readonly Greatest: number;
  readonly IsWhole: boolean;
}

export interface StrategyDescription {
  readonly Title: string;
  readonly Rule: string;
  readonly Adjustable: readonly StrategyParameter[];
}

/** Why a strategy refuses a parameter. */
export interface ParameterFault {
  readonly Parameter: string;
  readonly Reason: string;
}

export interface Performance {
  readonly InitialEquity: number;
  readonly FinalEquity: number;
  readonly TotalReturn: number;
  readonly Cagr: number | null;
  readonly Sharpe: number | null;
  readonly Sortino: number | null;
  readonly MaxDrawdown: number;
  readonly Exposure: number;
  readonly Trades: number;
  readonly WinRate: number | null;
  readonly Commission: number;
  readonly Slippage: number;
}

export interface Fill {
  readonly Date: string;
  readonly Side: "Buy" | "Sell";
  readonly Units: number;
  readonly Price: number;
}

export interface Trade {
  readonly Entry: string;
  readonly Exit: string | null;
  readonly Units: number;
  readonly EntryPrice: number;
  readonly ExitPrice: number;
  readonly Profit: number;
  readonly Return: number;
}

export interface EquityPoint {
  readonly Date: string;
  readonly Cash: number;
  readonly Position: number;
}

export interface BackTestResult {
  readonly First: string;
  readonly Last: string;
  readonly Bars: number;
  readonly Performance: Performance;
  readonly Fills: readonly Fill[];
  readonly Trades: readonly Trade[];
  readonly Equity: readonly EquityPoint[];
}

export type BackTestUpdate =
  | { readonly $type: "Advanced"; readonly Date: string; readonly Bars: number; readonly Fraction: number }
  | { readonly $type: "Completed"; readonly Result: BackTestResult };

export interface PresentPlugin {
  readonly Name: string;
  readonly Plugin: string;
  readonly Version: string;
  readonly State: string;
  readonly Generation: number;
  readonly Reason: string;
}

export interface PresentStrategy {
  readonly Name: string;
  readonly Generation: number;
  readonly Description: StrategyDescription;
}

export interface Presence {
  readonly Plugins: readonly PresentPlugin[];
  readonly Strategies: readonly PresentStrategy[];
}
