// node openapi.mjs NAME.openapi.json writes a line for each fault of an OpenAPI 3.1 document, and none when it has none:
//   schema POINTER KEYWORD    it breaks the schema that the specification publishes, which in turn holds each schema
//                             inside to JSON Schema 2020-12
//   compile POINTER REASON    a schema inside cannot be used
//   RULE POINTER REASON       a rule of Redocly: what leads nowhere, is unknown, or is there twice
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// Packages are in the folder in which this is run, not beside this file.
const folder = createRequire(`${process.cwd()}/`);
const use = (name) => import(pathToFileURL(folder.resolve(name)));
const { validate } = await use("@hyperjump/json-schema/openapi-3-1");
const { compile, getSchema } = await use("@hyperjump/json-schema/experimental");
const { createConfig, lintFromString } = await use("@redocly/openapi-core");

const rules = [
  "no-duplicated-enum-values", "no-enum-type-mismatch", "no-mixed-number-range-constraints",
  "no-required-schema-properties-undefined", "no-schema-type-mismatch",
  "operation-2xx-response", "operation-operationId", "operation-tag-defined",
];

function* schemasIn(value, pointer) {
  for (const [key, child] of Object.entries(value ?? {})) {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (key === "schema") {
      yield at;
    } else if (typeof child === "object") {
      yield* schemasIn(child, at);
    }
  }
}

const file = process.argv[2];
const source = await readFile(file, "utf8");
const document = JSON.parse(source);
const faults = [];

const judged = await validate("https://spec.openapis.org/oas/3.1/schema-base", document, "BASIC");
for (const { instanceLocation, absoluteKeywordLocation } of judged.errors ?? []) {
  faults.push(`schema ${instanceLocation} ${absoluteKeywordLocation.split("/").at(-1)}`);
}

if (judged.valid) {
  const names = Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`);
  for (const pointer of [...names, ...schemasIn(document, "#")]) {
    try {
      await compile(await getSchema(pathToFileURL(file) + pointer));
    } catch (error) {
      faults.push(`compile ${pointer} ${error.message}`);
    }
  }
}

const config = await createConfig({
  extends: ["spec"],
  rules: {
    ...Object.fromEntries(rules.map((rule) => [rule, "error"])),
    // OpenAPI 3.1 lets an operation be silent about its answers; ours never is.
    "rule/operation-responses": {
      subject: { type: "Operation", property: "responses" },
      assertions: { defined: true },
      message: "An operation has no responses.",
    },
  },
});
for (const { ruleId, location, message } of await lintFromString({ source, config, absoluteRef: file })) {
  faults.push(`${ruleId} ${location[0].pointer} ${message.split("\n")[0]}`);
}

process.stdout.write(faults.map((fault) => `${fault}\n`).join(""));
