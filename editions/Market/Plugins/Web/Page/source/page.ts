import { announce } from "./announce";
import { CurveChart } from "./charts/curves";
import { Frame } from "./charts/frame";
import { Group } from "./charts/group";
import { PriceChart } from "./charts/prices";
import { refusals } from "./check";
import { showComparison } from "./comparison";
import { Conditions } from "./conditions";
import { drawdownCurves, equityCurves } from "./curves";
import { byId, make, sign } from "./elements";
import { asMoney, asPercent, asShort, count } from "./format";
import { host, isCancelled } from "./host";
import type { BackTestRequest, Parameters, Presence, PriceSeries } from "./model";
import { ParameterForm } from "./parameters/form";
import { PluginList } from "./plugins";
import { follow } from "./presence";
import { describe, Runs, type Run } from "./runs";
import { last, least, showCurveTable, showPriceTable, showTradeTable, summarizeCurves, summarizePrices } from "./tables";

const priceFrame = new Frame(byId("price-chart"), byId("price-readings"));
const equityFrame = new Frame(byId("equity-chart"), byId("equity-readings"));
const drawdownFrame = new Frame(byId("drawdown-chart"), byId("drawdown-readings"));
const group = new Group([priceFrame, equityFrame, drawdownFrame]);
const prices = new PriceChart(priceFrame);
const equity = new CurveChart(equityFrame, asMoney, asShort, false);
const drawdown = new CurveChart(drawdownFrame, asPercent, (value) => `${(value * 100).toFixed(0)} %`, true);
const plugins = new PluginList();
const parameters = new ParameterForm(() => fail(uncorrected));
const conditions = new Conditions(() => void rerun(), () => parameters.reset());
const runs = new Runs(() => show(), (strategy, faults) => parameters.refuse(strategy, faults));

/** What is wrong with which value stands beside it. */
const uncorrected = "Nothing was run: correct the values that are marked.";

const slots = new Map<string, number>();
let series: PriceSeries | null = null;
let picked = "";
let selected = "";
let drawn: readonly unknown[] = [];
let isBegun = false;
let isLost = false;
let isBusy = false;
let checking: AbortController | null = null;
let loading: AbortController | null = null;

/** A strategy keeps its colour when it comes back. */
function slotOf(name: string): number {
  if (!slots.has(name)) {
    slots.set(name, slots.size);
  }
  return slots.get(name)!;
}

/** What the page needs before it shows anything; asked for once. */
async function begin(): Promise<void> {
  if (!isBegun) {
    const [first, instruments] = await Promise.all([host.conditions(), host.instruments()]);
    conditions.begin(first, instruments);
    isBegun = true;
    await rerun();
  }
}

async function rerun(): Promise<void> {
  const [request, changes] = [conditions.read(), parameters.read()];
  fail("");
  checking?.abort();
  checking = null;
  try {
    if (changes.size > 0 && !(await areTaken(request, changes))) {
      return;
    }
    runs.start(request, changes);
    loading?.abort();
    loading = new AbortController();
    series = await host.history(request.Symbol, request.Range, loading.signal);
    show();
    group.zoom(null);
  } catch (error) {
    if (!isCancelled(error)) {
      fail(describe(error));
    }
  }
}

/** Whether the strategies take what is asked of them; if not, it is said where it was typed. */
async function areTaken(request: BackTestRequest, changes: ReadonlyMap<string, Parameters>): Promise<boolean> {
  const mine = (checking = new AbortController());
  showProgress();
  try {
    const refused = await refusals(runs.all.map((run) => run.strategy), request, changes, mine.signal);
    mine.signal.throwIfAborted();
    const unplaced = refused.flatMap(({ strategy, faults }) => parameters.refuse(strategy, faults));
    if (refused.length > 0) {
      fail([uncorrected, ...unplaced.map(({ Parameter, Reason }) => `${Parameter}: ${Reason}`)].join(" "));
      parameters.focus();
    }
    return refused.length === 0;
  } finally {
    if (checking === mine) {
      checking = null;
      showProgress();
    }
  }
}

function fail(text: string): void {
  byId("failure").textContent = text;
}

function onPresence({ Plugins, Strategies }: Presence): void {
  byId("connection").dataset["state"] = "live";
  byId("connection").textContent = "Live";
  plugins.show(Plugins);
  runs.present(Strategies);
  if (isLost) {
    isLost = false;
    runs.retry();
    if (!series) {
      void rerun();
    }
  }
}

function onLost(): void {
  isLost = true;
  byId("connection").dataset["state"] = "lost";
  byId("connection").textContent = "Reconnecting …";
}

function show(): void {
  const all = runs.all;
  const chosen = all.find((run) => run.strategy.Name === picked) ?? busiest(all);
  selected = chosen?.strategy.Name ?? "";
  showComparison(all, slotOf);
  parameters.show(all, slotOf);
  showProgress();
  showChoice(all);
  const now = [series, chosen?.result, ...all.map((run) => run.result)];
  // Progress alone changes no chart.
  if (now.length !== drawn.length || now.some((part, at) => part !== drawn[at])) {
    drawn = now;
    showPrices(chosen);
    showCurves(all);
  }
}

function showProgress(): void {
  const [bar, text] = [byId<HTMLProgressElement>("progress"), byId("progress-text")];
  const isAtWork = runs.isBusy || checking !== null;
  const done = runs.all.filter((run) => run.state === "done").length;
  const running = runs.all.find((run) => run.state === "running");
  bar.value = runs.fraction;
  byId<HTMLButtonElement>("cancel").disabled = !isAtWork;
  byId("results").setAttribute("aria-busy", String(isAtWork));
  text.textContent = running
    ? `Back-testing ${running.description.Title} …`
    : checking ? "Checking the parameters …"
    : `${done} of ${count(runs.all.length, "strategy").replace("strategys", "strategies")} tested`;
  byId("progress-box").dataset["busy"] = String(isAtWork);
  if (isBusy !== runs.isBusy) {
    isBusy = runs.isBusy;
    announce(isBusy ? "Back-tests are running." : `Back-tests ended: ${text.textContent}.`);
  }
}

/** Whose trades are shown until somebody chooses, or when the chosen one has left. */
function busiest(all: readonly Run[]): Run | undefined {
  const fills = (run: Run) => run.result?.Fills.length ?? 0;
  return all.toSorted((one, other) => fills(other) - fills(one))[0];
}

/** Whose trades are drawn into the prices. */
function showChoice(all: readonly Run[]): void {
  const names = all.map(({ strategy, description }) => `${strategy.Name} ${description.Title}`).join("\n");
  const box = byId("choice");
  if (box.dataset["names"] !== names) {
    box.dataset["names"] = names;
    const hadFocus = box.contains(document.activeElement);
    box.replaceChildren(
      ...all.map(({ strategy, description }) =>
        make(
          "label",
          { "data-slot": slotOf(strategy.Name) },
          make("input", { type: "radio", name: "choice", value: strategy.Name }),
          sign(slotOf(strategy.Name)),
          make("span", {}, description.Title),
        ),
      ),
    );
    if (hadFocus) {
      box.querySelector<HTMLInputElement>(`input[value="${CSS.escape(selected)}"]`)?.focus();
    }
  }
  for (const radio of box.querySelectorAll("input")) {
    radio.checked = radio.value === selected;
  }
}

function showPrices(chosen: Run | undefined): void {
  const result = chosen?.result ?? null;
  const title = result ? chosen!.description.Title : null;
  prices.show(series, result?.Fills ?? []);
  showPriceTable(series?.Bars ?? []);
  showTradeTable(result?.Trades ?? []);
  byId("prices-title").textContent = series ? `Prices of ${series.Instrument.Name}` : "Prices";
  byId("trades-caption").textContent = title === null ? "Trades" : `Trades of ${title}`;
  byId("price-summary").textContent = series ? summarizePrices(series, title, result?.Trades ?? []) : "";
}

function showCurves(all: readonly Run[]): void {
  const [money, losses] = [equityCurves(all, slotOf), drawdownCurves(all, slotOf)];
  equity.show(money);
  drawdown.show(losses);
  showCurveTable("equity-by-year", money, last, asMoney);
  showCurveTable("drawdown-by-year", losses, least, asPercent);
  byId("equity-summary").textContent = summarizeCurves(money, "ended with", last, asMoney);
  byId("drawdown-summary").textContent = summarizeCurves(losses, "was at worst at", least, asPercent);
}

byId("cancel").addEventListener("click", () => {
  checking?.abort();
  runs.cancel();
});
byId("choice").addEventListener("change", (event) => {
  picked = (event.target as HTMLInputElement).value;
  show();
});
for (const button of byId("spans").querySelectorAll("button")) {
  button.addEventListener("click", () => group.zoom(barsIn(button.value)));
}

/** How many bars so many months have. */
function barsIn(months: string): number | null {
  const inYear: Record<string, number> = { Daily: 252, Weekly: 52, Monthly: 12 };
  return months === "" ? null : Math.round((Number(months) / 12) * (inYear[series?.Instrument.Interval ?? ""] ?? 252));
}

void follow(begin, onPresence, onLost);
