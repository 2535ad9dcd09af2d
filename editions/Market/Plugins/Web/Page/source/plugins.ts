import { announce } from "./announce";
import { byId, make } from "./elements";
import { count } from "./format";
import type { PresentPlugin } from "./model";

const kept = 6;

/** The list of plug-ins with their states, and what changed last. */
export class PluginList {
  private known: ReadonlyMap<string, PresentPlugin> | null = null;

  show(plugins: readonly PresentPlugin[]): void {
    const changes = this.known ? describeChanges(this.known, plugins) : [];
    const changed = new Set(changes.map(({ name }) => name));
    const active = plugins.filter((plugin) => plugin.State === "Active").length;
    byId("plugin-count").textContent = `${active} of ${count(plugins.length, "plug-in")} active`;
    byId("plugins").replaceChildren(...plugins.map((plugin) => row(plugin, changed.has(plugin.Name))));
    if (changes.length > 0) {
      this.tell(changes.map(({ text }) => text));
    }
    this.known = new Map(plugins.map((plugin) => [plugin.Name, plugin]));
  }

  private tell(texts: readonly string[]): void {
    const time = new Date().toLocaleTimeString("en-GB");
    const list = byId("changes");
    list.prepend(...texts.map((text) => make("li", {}, make("time", {}, time), ` ${text}`)).reverse());
    [...list.children].slice(kept).forEach((old) => old.remove());
    byId("changes-box").hidden = false;
    announce(texts.join(". "));
  }
}

function describeChanges(known: ReadonlyMap<string, PresentPlugin>, plugins: readonly PresentPlugin[]) {
  const now = new Set(plugins.map(({ Name }) => Name));
  const changes = plugins.flatMap(({ Name, State }) => {
    const before = known.get(Name);
    return before?.State === State
      ? []
      : [{ name: Name, text: before ? `${Name}: ${before.State} → ${State}` : `${Name} was installed: ${State}` }];
  });
  const gone = [...known.keys()].filter((name) => !now.has(name));
  return [...changes, ...gone.map((name) => ({ name, text: `${name} was removed` }))];
}

function row(plugin: PresentPlugin, isChanged: boolean): HTMLElement {
  const isActive = plugin.State === "Active";
  return make(
    "tr",
    { "data-state": plugin.State, "data-name": plugin.Name, ...(isChanged ? { class: "changed" } : {}) },
    make(
      "th",
      { scope: "row" },
      plugin.Name,
      make("small", {}, `${plugin.Plugin} ${plugin.Version}`),
      ...(isActive ? [] : [make("small", { class: "why" }, plugin.Reason)]),
    ),
    make("td", {}, make("span", { class: "state" }, plugin.State)),
  );
}
