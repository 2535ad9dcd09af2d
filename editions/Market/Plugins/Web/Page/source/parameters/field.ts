import { make } from "../elements";
import type { StrategyParameter } from "../model";

let made = 0;

/** One parameter of a strategy: its label, its limits, what was typed, and what is wrong with that. */
export class Field {
  readonly box: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly label: HTMLLabelElement;
  private readonly limits: HTMLElement;
  private readonly error: HTMLElement;

  constructor(private parameter: StrategyParameter) {
    const id = `parameter-${++made}`;
    const about = `${id}-limits ${id}-error`;
    this.label = make("label", { for: id });
    this.input = make("input", { type: "number", id, required: true, "aria-describedby": about });
    this.limits = make("small", { id: `${id}-limits` });
    this.error = make("span", { id: `${id}-error`, class: "error" });
    this.box = make("p", { class: "field" }, this.label, this.input, this.limits, this.error);
    this.input.value = String(parameter.Configured);
    this.describe(parameter);
    this.input.addEventListener("change", () => this.check());
    this.input.addEventListener("invalid", (event) => {
      // Said here, so that no bubble of the browser covers it.
      event.preventDefault();
      this.check();
    });
  }

  get name(): string {
    return this.parameter.Name;
  }

  /** What a visitor changed it to; null when it is as configured, or nothing that can be sent. */
  get change(): number | null {
    const isUsable = this.input.validity.valid && this.input.valueAsNumber !== this.parameter.Configured;
    return isUsable ? this.input.valueAsNumber : null;
  }

  /** What nobody has touched follows the configuration; what was typed stays. */
  describe(parameter: StrategyParameter): void {
    const { Title, Unit, Configured, Least, Greatest, IsWhole } = parameter;
    if (this.input.valueAsNumber === this.parameter.Configured) {
      this.input.value = String(Configured);
    }
    this.parameter = parameter;
    this.label.textContent = Unit ? `${Title}, ${Unit}` : Title;
    this.limits.textContent = `${Least} to ${Greatest}; configured: ${Configured}`;
    this.input.min = String(Least);
    this.input.max = String(Greatest);
    this.input.step = IsWhole ? "1" : "any";
  }

  reset(): void {
    this.input.value = String(this.parameter.Configured);
    this.mark("");
  }

  /** Takes back what was said, unless it is still so. */
  recheck(): void {
    if (this.input.hasAttribute("aria-invalid")) {
      this.check();
    }
  }

  /** Says what is wrong, or nothing. */
  mark(text: string): void {
    this.error.textContent = text;
    if (text) {
      this.input.setAttribute("aria-invalid", "true");
    } else {
      this.input.removeAttribute("aria-invalid");
    }
  }

  private check(): void {
    const { Least, Greatest, IsWhole } = this.parameter;
    const kind = IsWhole ? "a whole number" : "a number";
    this.mark(this.input.validity.valid ? "" : `Enter ${kind} from ${Least} to ${Greatest}.`);
  }
}
