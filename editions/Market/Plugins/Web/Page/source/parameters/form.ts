import { byId } from "../elements";
import type { ParameterFault, Parameters } from "../model";
import type { Run } from "../runs";
import { StrategyFields } from "./group";

/**
 * The part of the form with the parameters of the strategies that are there. Each visitor has their own; what a
 * strategy is configured with stays what it is.
 */
export class ParameterForm {
  private readonly groups = new Map<string, StrategyFields>();
  private readonly box = byId("parameters");

  /** Calls back when a value does not fit, once for all of them. */
  constructor(onInvalid: () => void) {
    let isTold = false;
    this.box.addEventListener(
      "invalid",
      () => {
        if (!isTold) {
          isTold = true;
          queueMicrotask(() => {
            isTold = false;
            onInvalid();
            this.focus();
          });
        }
      },
      { capture: true },
    );
  }

  /** Shows who is there. What was typed for somebody who left is there again when they return. */
  show(runs: readonly Run[], slotOf: (name: string) => number): void {
    const boxes = runs.map(({ strategy: { Name, Description }, description }) => {
      const group = this.groups.get(Name) ?? new StrategyFields(Name, slotOf(Name));
      this.groups.set(Name, group);
      group.show(description.Title, Description);
      return group.box;
    });
    [...this.box.children].filter((box) => !boxes.includes(box as HTMLFieldSetElement)).forEach((box) => box.remove());
    boxes.forEach((box, at) => {
      // Only who is new is put in, so that nobody loses the focus.
      if (this.box.children[at] !== box) {
        this.box.insertBefore(box, this.box.children[at] ?? null);
      }
    });
    byId("parameters-title").hidden = boxes.length === 0;
  }

  /** What differs from what is configured, by the name of the strategy. */
  read(): ReadonlyMap<string, Parameters> {
    const all = [...this.groups].map(([name, group]) => [name, group.read()] as const);
    return new Map(all.filter(([, changes]) => Object.keys(changes).length > 0));
  }

  reset(): void {
    this.groups.forEach((group) => group.reset());
  }

  /** Returns what cannot be said at a field. */
  refuse(strategy: string, faults: readonly ParameterFault[]): readonly ParameterFault[] {
    return this.groups.get(strategy)?.refuse(faults) ?? faults;
  }

  /** To the first value that does not fit, unless something above it is to be corrected first. */
  focus(): void {
    const first = this.box.querySelector<HTMLInputElement>("[aria-invalid]");
    const above = this.box.closest("form")!.querySelector("input:invalid, select:invalid");
    if (first && (!above || this.box.contains(above))) {
      // With what is said about it, clear of the buttons.
      first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
    }
  }
}
