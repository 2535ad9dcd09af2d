import type {
  BackTestRequest, BackTestUpdate, DateRange, Instrument, ParameterFault, Presence, PriceSeries, StrategyDescription,
} from "./model";

/** As the gateway writes it down. */
interface ProblemDocument {
  readonly status?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly fields?: { readonly Faults?: readonly ParameterFault[] };
}

/** An error that the host has a name for. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** The parameters that a strategy refuses; none for any other problem. */
    readonly faults: readonly ParameterFault[] = [],
  ) {
    super(detail);
  }

  static of({ status, code, detail, title, fields }: ProblemDocument): Problem {
    return new Problem(status ?? 0, code ?? "", detail ?? title ?? "", fields?.Faults);
  }

  /** Whether the same request may succeed later: somebody who is needed is not there now. */
  get isPassing(): boolean {
    return this.status === 404 || this.status === 503 || this.status === 429;
  }
}

/** Whether nobody was reached, or nobody who could answer. */
export function isAbsence(error: unknown): boolean {
  return error instanceof Problem ? error.isPassing : !isCancelled(error);
}

export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

async function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(`v1/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json, application/x-ndjson" },
    body: JSON.stringify(body),
    cache: "no-store",
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) {
    throw Problem.of({ status: response.status, ...(await response.json().catch(() => ({}))) });
  }
  return response;
}

async function call<T>(path: string, body: object = {}, signal?: AbortSignal): Promise<T> {
  return (await post(path, body, signal)).json();
}

/** A line of JSON per item, each given out as soon as it is whole. */
async function* stream<T>(path: string, body: object, signal: AbortSignal): AsyncGenerator<T> {
  const response = await post(path, body, signal);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const item = JSON.parse(line);
      if (item.$problem) {
        throw Problem.of(item.$problem);
      }
      yield item;
    }
  }
}

export const host = {
  instruments: () => call<Instrument[]>("market.prices/1/Instruments"),

  history: (symbol: string, range: DateRange, signal: AbortSignal) =>
    call<PriceSeries>("market.prices/1/History", { symbol, range }, signal),

  conditions: () => call<BackTestRequest>("market.page/1/Conditions"),

  watch: (signal: AbortSignal) => stream<Presence>("market.page/1/Watch", {}, signal),

  describe: (request: BackTestRequest, signal: AbortSignal) =>
    call<StrategyDescription>("market.backtest/1/Describe", { request }, signal),

  backTest: (request: BackTestRequest, signal: AbortSignal) =>
    stream<BackTestUpdate>("market.backtest/1/Run", { request }, signal),
};
