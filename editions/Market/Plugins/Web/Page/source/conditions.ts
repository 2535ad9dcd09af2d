import { byId, make } from "./elements";
import type { BackTestRequest, Instrument } from "./model";

const input = (id: string) => byId<HTMLInputElement>(id);

/** A percentage that a person typed is a share with no more digits than they typed. */
const share = (percent: number): number => Number((percent / 100).toPrecision(12));
const percent = (part: number): number => Number((part * 100).toPrecision(12));

/** The form with the conditions of the back-tests. */
export class Conditions {
  private instruments: readonly Instrument[] = [];
  private first: BackTestRequest | null = null;

  constructor(onSubmit: () => void, onReset: () => void) {
    const form = byId<HTMLFormElement>("conditions");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onSubmit();
    });
    byId("reset").addEventListener("click", () => {
      this.fill();
      onReset();
      onSubmit();
    });
    byId("symbol").addEventListener("change", () => this.offerDates());
  }

  begin(first: BackTestRequest, instruments: readonly Instrument[]): void {
    [this.first, this.instruments] = [first, instruments];
    byId("symbol").replaceChildren(
      ...instruments.map(({ Symbol, Name, Interval }) =>
        make("option", { value: Symbol }, `${Name === Symbol ? Name : `${Name} (${Symbol})`}, ${Interval.toLowerCase()}`),
      ),
    );
    this.fill();
  }

  /** What the form says; a range that is all there is stays open. */
  read(): BackTestRequest {
    const instrument = this.instrument()!;
    const date = (id: string, end: string) => (input(id).value === end ? null : input(id).value || null);
    return {
      Strategy: "",
      Symbol: instrument.Symbol,
      Range: { From: date("from", instrument.First), To: date("to", instrument.Last) },
      InitialCash: input("cash").valueAsNumber,
      Commission: {
        $type: "Proportional",
        Rate: share(input("commission").valueAsNumber),
        Minimum: input("minimum").valueAsNumber,
      },
      Slippage: { $type: "Proportional", BasisPoints: input("slippage").valueAsNumber },
      LotSize: input("lot").valueAsNumber,
      RiskFreeRate: share(input("risk-free").valueAsNumber),
    };
  }

  private fill(): void {
    const first = this.first!;
    const known = this.instruments.some(({ Symbol }) => Symbol === first.Symbol);
    byId<HTMLSelectElement>("symbol").value = known ? first.Symbol : (this.instruments[0]?.Symbol ?? "");
    this.offerDates();
    input("from").value = first.Range.From ?? input("from").min;
    input("to").value = first.Range.To ?? input("to").max;
    input("cash").valueAsNumber = first.InitialCash;
    input("commission").valueAsNumber = percent(first.Commission.Rate);
    input("minimum").valueAsNumber = first.Commission.Minimum;
    input("slippage").valueAsNumber = first.Slippage.BasisPoints;
    input("lot").valueAsNumber = first.LotSize;
    input("risk-free").valueAsNumber = percent(first.RiskFreeRate);
  }

  private offerDates(): void {
    const instrument = this.instrument();
    for (const id of ["from", "to"]) {
      input(id).min = instrument?.First ?? "";
      input(id).max = instrument?.Last ?? "";
    }
    input("from").value = instrument?.First ?? "";
    input("to").value = instrument?.Last ?? "";
  }

  private instrument(): Instrument | undefined {
    const { value } = byId<HTMLSelectElement>("symbol");
    return this.instruments.find(({ Symbol }) => Symbol === value);
  }
}
