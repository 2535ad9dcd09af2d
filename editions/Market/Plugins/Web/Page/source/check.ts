import { host, isCancelled, Problem } from "./host";
import type { BackTestRequest, ParameterFault, Parameters, PresentStrategy } from "./model";
import { requestFor } from "./runs";

/** A strategy that does not take the parameters that it is asked for. */
export interface Refusal {
  readonly strategy: string;
  readonly faults: readonly ParameterFault[];
}

/** Asks the strategies themselves, before anything runs. Whatever else is wrong, their back-tests will say. */
export async function refusals(
  strategies: readonly PresentStrategy[],
  request: BackTestRequest,
  parameters: ReadonlyMap<string, Parameters>,
  signal: AbortSignal,
): Promise<readonly Refusal[]> {
  const asked = strategies.filter(({ Name }) => parameters.has(Name));
  const answers = asked.map(async (strategy): Promise<Refusal> => {
    try {
      await host.describe(requestFor(strategy, request, parameters.get(strategy.Name)!), signal);
    } catch (error) {
      if (isCancelled(error)) {
        throw error;
      }
      return { strategy: strategy.Name, faults: error instanceof Problem ? error.faults : [] };
    }
    return { strategy: strategy.Name, faults: [] };
  });
  return (await Promise.all(answers)).filter(({ faults }) => faults.length > 0);
}
