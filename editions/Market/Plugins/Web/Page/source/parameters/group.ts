import { make, sign } from "../elements";
import type { ParameterFault, Parameters, StrategyDescription } from "../model";
import { Field } from "./field";

/** The parameters of one strategy. */
export class StrategyFields {
  readonly box: HTMLFieldSetElement;
  private readonly title = make("span");
  private readonly nothing = make("p", { class: "muted" }, "It has no parameters to change.");
  private fields: readonly Field[] = [];
  private shown: StrategyDescription | null = null;

  constructor(strategy: string, slot: number) {
    const legend = make("legend", {}, sign(slot), this.title);
    this.box = make("fieldset", { "data-strategy": strategy, "data-slot": slot }, legend);
    // Whether a value fits may depend on its neighbours.
    this.box.addEventListener("input", () => this.fields.forEach((field) => field.recheck()));
  }

  /** What was typed into a field stays for as long as the strategy has a parameter of that name. */
  show(title: string, description: StrategyDescription): void {
    if (this.title.textContent !== title) {
      this.title.textContent = title;
    }
    if (this.shown !== description) {
      this.shown = description;
      this.arrange(description);
    }
  }

  read(): Parameters {
    return Object.fromEntries(
      this.fields.flatMap(({ name, change }) => (change === null ? [] : [[name, change] as const])),
    );
  }

  reset(): void {
    this.fields.forEach((field) => field.reset());
  }

  /** Says at its field why a value was refused; returns what has no field. */
  refuse(faults: readonly ParameterFault[]): readonly ParameterFault[] {
    const field = ({ Parameter }: ParameterFault) => this.fields.find(({ name }) => name === Parameter);
    for (const fault of faults) {
      field(fault)?.mark(fault.Reason.charAt(0).toUpperCase() + fault.Reason.slice(1));
    }
    return faults.filter((fault) => !field(fault));
  }

  private arrange({ Adjustable }: StrategyDescription): void {
    const known = new Map(this.fields.map((field) => [field.name, field]));
    this.fields = Adjustable.map((parameter) => {
      const field = known.get(parameter.Name) ?? new Field(parameter);
      field.describe(parameter);
      return field;
    });
    const parts = this.fields.length > 0 ? this.fields.map((field) => field.box) : [this.nothing];
    const now = [...this.box.children].slice(1);
    // Who has the focus keeps it, if nothing has to move.
    if (parts.length !== now.length || parts.some((part, at) => part !== now[at])) {
      this.box.replaceChildren(this.box.firstElementChild!, ...parts);
    }
  }
}
