/** The files of the runtime come into one scope of a module, beside what the emitter declares: no name is declared twice there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, type CompileOptions } from "../../src/index.ts";
import { factoryNames } from "../../src/targets/typescript/plan.ts";

const folder = join(import.meta.dirname, "../../src/runtime");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

const declaration = /^(?:export )?(?:async )?(?:function\*?|interface|type|const) ([A-Za-z_$][\w$]*)/;

/** Names that a text declares at the beginnings of lines, after `indent`. */
function declared(text: string, indent = ""): readonly string[] {
  return text.split("\n").flatMap((line) => (line.startsWith(indent) ? declaration.exec(line.slice(indent.length))?.[1] ?? [] : []));
}

const places = new Map<string, string[]>();
for (const path of files) for (const name of declared(readFileSync(join(folder, path), "utf8"))) places.set(name, [...(places.get(name) ?? []), path]);

test("no two declarations of the runtime share a name, exported or not", () => {
  expect(places.size).toBeGreaterThan(150);
  expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([]);
});

// What the emitter does not recognize as a declaration would be left out of modules.
test("the runtime has declarations of one name, and nothing else", () => {
  const other = files.flatMap((path) => readFileSync(join(folder, path), "utf8").split("\n").filter((line) => /^[^\s/})\]]/.test(line) && !/^import .*;$/.test(line) && !declaration.test(line)).map((line) => `${path}: ${line}`));
  // Wrapped where it is emitted: the code that a worker of Node begins with.
  expect(other.filter((line) => !line.includes('typeof require === "function"'))).toEqual([]);
});

test("no name that factories declare is one of the runtime", () => {
  expect(factoryNames.filter((name) => places.has(name))).toEqual([]);
});

const model = `metric within(y[..s], target[..s]) = mean(..s: abs(y[..s] - target[..s]))
model Net {
  input r: { a: missing(drop), b: missing(median, indicator), kind: oneHot("a", "b") }
  standardize dense(4) batchNorm dropout(0.1) dense(2)
  output y: [2]
  loss meanSquaredError
  train { optimizer: adam(rate: 0.01) metrics: [mae, r2, within] validation: split(0.2, group: patient) batch: 8 }
}`;

test.each<CompileOptions>([{ target: "ts", emit: "typescript" }, { target: "wasm,ts", emit: "script" }, { target: "ts", emit: "script", inference: true }])("no name of the runtime is declared by another part of a module: %j", async (options) => {
  const { modules: [module], diagnostics } = await compile(model, options);
  const text = module?.text ?? "";
  const outer = declared(text);
  expect(outer, JSON.stringify(diagnostics)).toContain("createNet");
  expect(outer.filter((name, i) => outer.indexOf(name) !== i)).toEqual([]);
  // Functions and constants of the factory, that are two spaces in.
  const [, factory = ""] = text.split(/^export function createNet/m);
  const inner = declared(factory.slice(0, factory.search(/^\/\/ .*\bruntime\b/m)), "  ");
  expect(inner).toContain("predict");
  expect(inner.filter((name) => places.has(name))).toEqual([]);
});
