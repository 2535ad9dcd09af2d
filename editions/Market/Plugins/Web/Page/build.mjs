// Makes the assets from the source: node build.mjs [folder]. The same source gives the same bytes.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "source");
const assets = process.argv[2] ?? join(here, "..", "Assets");

/** What the chart library asks its users to say; its package leaves this file out. */
const notice = `TradingView Lightweight Charts™
Copyright (c) 2026 TradingView, Inc. https://www.tradingview.com/`;

/** The texts that the packages bring, or should. */
const texts = {
  "lightweight-charts": join(here, "node_modules/lightweight-charts/LICENSE"),
  "fancy-canvas": join(here, "licences/fancy-canvas.txt"),
};

async function licences() {
  const parts = ["The page contains these libraries.\n", `${notice}\n`];
  for (const [name, file] of Object.entries(texts)) {
    const { version, license } = JSON.parse(await readFile(join(here, "node_modules", name, "package.json"), "utf8"));
    const text = (await readFile(file, "utf8")).replaceAll("\r\n", "\n").trim();
    parts.push(`${"=".repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`);
  }
  return parts.join("\n");
}

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: ["source/page.ts", "source/theme.ts", "source/page.css"],
  outdir: assets,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["es2022", "chrome117", "firefox119", "safari17.4"],
  legalComments: "none",
  logLevel: "warning",
});
for (const name of ["index.html", "icon.svg"]) {
  await copyFile(join(source, name), join(assets, name));
}
await writeFile(join(assets, "licences.txt"), await licences());
