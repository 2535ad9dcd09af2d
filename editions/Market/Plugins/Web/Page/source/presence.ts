import { host } from "./host";
import type { Presence } from "./model";

const shortest = 250;
const longest = 4000;

/**
 * Follows who is there, for as long as the page is open. Whatever breaks the connection, a host that restarts or a
 * gateway that is replaced, it asks again, each time a little later.
 */
export async function follow(
  prepare: () => Promise<void>,
  onPresence: (presence: Presence) => void,
  onLost: () => void,
): Promise<never> {
  for (let pause = shortest; ; pause = Math.min(pause * 2, longest)) {
    const abort = new AbortController();
    try {
      await prepare();
      for await (const presence of host.watch(abort.signal)) {
        pause = shortest;
        onPresence(presence);
      }
    } catch {
      // Why does not matter: it is asked again all the same.
    }
    abort.abort();
    onLost();
    await waitFor(pause);
  }
}

/** Or until the device says that it is connected again. */
function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end, { once: true });
    function end(): void {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    }
  });
}
