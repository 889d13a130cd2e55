/**
 * Writes what is generated and committed: the modules of examples that people read into `generated/`, the SHA-256 of the text
 * and of the code without comments of every example, for both targets, in `hashes.json`, the schema of `nnc.config.json`, the generated pages of
 * `docs/language/`, and the forms of models in other pages of `docs/`. With `--check` it names the stale files instead, and writes nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { minifySync, transformSync } from "rolldown/utils";
import { compile } from "../src/index.ts";
import { schema } from "../src/project/settings.ts";
import { fill, pages as pagesWithForms } from "./forms/fill.ts";
import { pages } from "./pages/pages.ts";
import { exampleNames } from "./examples.ts";

/** A small network, a convolution, a recurrence. */
const readable = ["iris", "digits-cnn", "seattle-weather"];
const checks = process.argv.includes("--check");

function deliver(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  if (checks) process.exitCode = 1;
  else writeFileSync(path, text);
  console.log(checks ? `${path} is stale: npm run generate writes it` : path);
}

async function emitted(name: string, target: "ts" | "wasm"): Promise<string> {
  const fileName = `examples/${name}/${name}.nn`;
  const { modules, diagnostics } = await compile(readFileSync(fileName, "utf8"), { fileName, target });
  const [module] = modules;
  if (module === undefined) throw new Error(`${fileName} does not compile: ${diagnostics.map((d) => d.message).join("; ")}`);
  return module.text;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The code of a module as JavaScript, without types and comments: equal for modules that run alike. */
function withoutComments(text: string): string {
  const { code } = transformSync("module.ts", text, { lang: "ts" });
  return minifySync("module.js", code, { compress: false, mangle: false, codegen: { removeWhitespace: false } }).code;
}

const hashes: Record<string, Record<string, { readonly text: string; readonly code: string }>> = {};
for (const target of ["ts", "wasm"] as const) {
  const ofTarget: Record<string, { readonly text: string; readonly code: string }> = (hashes[target] = {});
  for (const name of exampleNames) {
    const text = await emitted(name, target);
    if (target === "ts" && readable.includes(name)) deliver(`generated/${name}.ts`, text);
    ofTarget[name] = { text: hash(text), code: hash(withoutComments(text)) };
  }
}
deliver("nnc.config.schema.json", `${JSON.stringify(schema(), undefined, 2)}\n`);
deliver("generated/hashes.json", `${JSON.stringify(hashes, undefined, 2)}\n`);
for (const { path, text } of pages) deliver(path, text());
for (const path of pagesWithForms) deliver(path, await fill(readFileSync(path, "utf8")));
