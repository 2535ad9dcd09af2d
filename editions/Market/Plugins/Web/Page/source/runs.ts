import { host, isAbsence, isCancelled, Problem } from "./host";
import type {
  BackTestRequest, BackTestResult, ParameterFault, Parameters, PresentStrategy, StrategyDescription,
} from "./model";

/** How the back-test of one strategy stands. */
export interface Run {
  readonly strategy: PresentStrategy;
  /** What it does with the parameters of this run. */
  readonly description: StrategyDescription;
  readonly state: "waiting" | "running" | "done" | "failed" | "cancelled";
  readonly fraction: number;
  /** Of these conditions, or while they are computed, of those before. */
  readonly result: BackTestResult | null;
  readonly failure: string;
}

/**
 * Back-tests whoever is there under the conditions of the moment, one after the other. A strategy that comes back is
 * tested again; one that leaves is forgotten.
 */
export class Runs {
  private runs: readonly Run[] = [];
  private request: BackTestRequest | null = null;
  private parameters: ReadonlyMap<string, Parameters> = new Map();
  private abort: AbortController | null = null;

  constructor(
    private readonly onChange: () => void,
    private readonly onRefused: (strategy: string, faults: readonly ParameterFault[]) => void,
  ) {}

  get all(): readonly Run[] {
    return this.runs;
  }

  get isBusy(): boolean {
    return this.abort !== null;
  }

  /** How much of all is done. */
  get fraction(): number {
    const parts = this.runs.map((run) => (isOpen(run) ? run.fraction : 1));
    return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
  }

  /** Tests all of them again, each with the changes to its parameters, by its name. */
  start(request: BackTestRequest, parameters: ReadonlyMap<string, Parameters>): void {
    [this.request, this.parameters] = [request, parameters];
    this.abort?.abort();
    this.abort = null;
    this.runs = this.runs.map((run) => ({ ...waiting(run.strategy, run.result), description: run.description }));
    this.goOn();
  }

  cancel(): void {
    this.abort?.abort();
    this.abort = null;
    this.runs = this.runs.map((run) => (isOpen(run) ? { ...run, state: "cancelled", result: null } : run));
    this.onChange();
  }

  /** Says who is there now. */
  present(strategies: readonly PresentStrategy[]): void {
    this.runs = strategies.map((strategy) => {
      const known = this.runs.find((run) => run.strategy.Name === strategy.Name);
      return known?.strategy.Generation === strategy.Generation ? known : waiting(strategy, null);
    });
    this.goOn();
  }

  private goOn(): void {
    this.onChange();
    if (this.request && !this.abort && this.runs.some((run) => run.state === "waiting")) {
      this.abort = new AbortController();
      void this.work(this.request, this.abort);
    }
  }

  private async work(request: BackTestRequest, abort: AbortController): Promise<void> {
    for (let next = this.next(); next && !abort.signal.aborted; next = this.next()) {
      await this.test(next.strategy, request, abort.signal);
    }
    if (this.abort === abort) {
      this.abort = null;
      this.onChange();
    }
  }

  private next(): Run | undefined {
    return this.runs.find((run) => run.state === "waiting");
  }

  private async test(strategy: PresentStrategy, request: BackTestRequest, signal: AbortSignal): Promise<void> {
    const asked = requestFor(strategy, request, this.parameters.get(strategy.Name) ?? {});
    const isChanged = Object.keys(asked.Parameters).length > 0;
    this.put(strategy, { state: "running", fraction: 0, ...(isChanged ? {} : { description: strategy.Description }) });
    try {
      if (isChanged) {
        this.put(strategy, { description: await host.describe(asked, signal) });
      }
      for await (const update of host.backTest(asked, signal)) {
        if (update.$type === "Completed") {
          this.put(strategy, { state: "done", fraction: 1, result: update.Result });
          return;
        }
        this.put(strategy, { fraction: update.Fraction });
      }
      throw new Problem(0, "", "The connection was lost before the result.");
    } catch (error) {
      if (!isCancelled(error)) {
        this.put(strategy, { state: "failed", result: null, failure: describe(error) });
        this.onRefused(strategy.Name, error instanceof Problem ? error.faults : []);
      }
    }
  }

  /** After a pause in which nobody could be reached, what failed for that reason is tried again. */
  retry(): void {
    this.runs = this.runs.map((run) => (run.state === "failed" ? waiting(run.strategy, null) : run));
    this.goOn();
  }

  private put(strategy: PresentStrategy, change: Partial<Run>): void {
    this.runs = this.runs.map((run) => (run.strategy === strategy ? { ...run, ...change } : run));
    this.onChange();
  }
}

const isOpen = (run: Run): boolean => run.state === "waiting" || run.state === "running";

function waiting(strategy: PresentStrategy, result: BackTestResult | null): Run {
  return { strategy, description: strategy.Description, state: "waiting", fraction: 0, result, failure: "" };
}

/** A strategy that came back as another version is asked only for what it still has. */
export function requestFor(strategy: PresentStrategy, request: BackTestRequest, parameters: Parameters) {
  const has = new Set(strategy.Description.Adjustable.map(({ Name }) => Name));
  const Parameters = Object.fromEntries(Object.entries(parameters).filter(([name]) => has.has(name)));
  return { ...request, Strategy: strategy.Name, Parameters };
}

export function describe(error: unknown): string {
  if (error instanceof Problem) {
    return error.code ? `${error.message} (${error.code})` : error.message;
  }
  return isAbsence(error) ? "The host cannot be reached." : String(error);
}
