/**
 * Whatever a user calls things, the same is computed: every name of a model is replaced by words that the compiler, its targets
 * and its runtime use. A word that a name cannot be is refused, and the diagnostic says which. NNC_ALL=1 takes every word.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CheckedModel, compile } from "../../src/index.ts";
import { toJavaScript } from "../support/javascript.ts";
import { noise } from "../support/numbers.ts";
import { namesOf, renamed, wordsOfTheCompiler } from "./rename.ts";
import { all } from "../support/extent.ts";


/** Models by name; examples in batches of four. */
function models(): ReadonlyMap<string, string> {
  const folder = new URL("../../examples/", import.meta.url);
  const quick = ["xor", "weather"];
  const examples = readdirSync(folder).filter((name) => all || quick.includes(name)).flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder)).filter((f) => f.endsWith(".nn")).map((f): [string, string] => [f, readFileSync(new URL(`${name}/${f}`, folder), "utf8").replace(/batch: +\d+/, "batch: 4")]));
  return new Map([["all.nn", readFileSync(new URL("all.nn", import.meta.url), "utf8")], ...examples]);
}

interface Network {
  trainBatch(inputs: unknown, targets: unknown): number;
}

function isFactory(value: unknown): value is (options: { readonly seed: number }) => Network {
  return typeof value === "function";
}

function batchOf(size: number, below: number | undefined, seed: number): ArrayLike<number> {
  const numbers = noise(4 * size, seed);
  return below === undefined ? numbers : Array.from(numbers, (x) => Math.floor(((x + 1) / 2) * below * 0.999));
}

/** Data of an input or output by its encoding. */
function dataOf({ encoding }: CheckedModel["inputs"][number] | CheckedModel["outputs"][number], width: number, seed: number): ArrayLike<number> {
  switch (encoding.kind) {
    case "real": case "record": return batchOf(width, undefined, seed);
    case "index": return batchOf(width, encoding.below, seed);
    case "oneHot": case "binary": return batchOf(width, encoding.classes.length, seed);
  }
}

/** Losses of three steps, or what is wrong. */
async function losses(text: string, target: "ts" | "wasm"): Promise<readonly number[] | readonly { readonly code: string; readonly message: string }[]> {
  const { modules, diagnostics } = await compile(text, { target });
  const [module] = modules;
  if (module === undefined) return diagnostics.filter((d) => d.severity === "error");
  const loaded: Record<string, unknown> = await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(await toJavaScript(module.text)).toString("base64")}`);
  const create = loaded[`create${module.name}`];
  if (!isFactory(create)) throw new Error(`no create${module.name}`);
  const { model } = module;
  const width = (array: string | undefined): number => (model.arrays.get(array ?? "")?.extents.slice(1) ?? []).reduce((n, x) => n * (x.upper - x.lower), 1);
  const together = (parts: readonly (readonly [string, ArrayLike<number>])[]): unknown => (parts.length === 1 ? parts[0]?.[1] : Object.fromEntries(parts));
  const inputs = together(model.inputs.map((p, k) => [p.name, dataOf(p, width(p.array), k)]));
  const targets = together(model.outputs.filter((o) => o.target !== undefined).map((p, k) => [p.name, dataOf(p, width(p.target), 20 + k)]));
  const network = create({ seed: 5 });
  return [0, 1, 2].map(() => network.trainBatch(inputs, targets));
}

const words = wordsOfTheCompiler();

for (const [name, text] of models()) {
  const names = namesOf(text);
  const rounds = all ? Math.ceil(words.length / names.length) : 1;
  for (const target of ["ts", "wasm"] as const) {
    test.skipIf(target === "wasm" && !all && name !== "all.nn")(`${name}, ${target}`, async () => {
      const expected = await losses(text, target);
      for (const x of expected) expect(x).toEqual(expect.any(Number));
      for (let round = 0; round < rounds; round++) {
        const start = all ? round * names.length : (round * 331 + 17 * name.length) % words.length;
        await expectSame(text, names, words, start, expected, target);
      }
    }, all ? 3_600_000 : 120_000);
  }
}

/** Gives all names other words, and others yet where the compiler refuses one: it must say which. */
async function expectSame(text: string, names: readonly string[], from: readonly string[], start: number, expected: readonly unknown[], target: "ts" | "wasm"): Promise<void> {
  const taken = new Set(text.match(/[A-Za-z_]\w*/g));
  let at = start;
  const next = (): string => {
    for (;;) {
      const word = from[at++ % from.length] ?? "";
      if (!taken.has(word)) {
        taken.add(word);
        return word;
      }
    }
  };
  const chosen = new Map(names.map((n) => [n, next()]));
  let last = "";
  for (let tries = 0; tries < 60; tries++) {
    const found = await losses(renamed(text, chosen), target);
    const faults = found.flatMap((f) => (typeof f === "number" ? [] : [f]));
    if (faults.length === 0) {
      found.forEach((x, i) => expect(Math.abs(Number(x) - Number(expected[i])) / Math.abs(Number(expected[i])), `loss ${i} of ${JSON.stringify([...chosen])}`).toBeLessThan(target === "ts" ? 1e-9 : 1e-4));
      return;
    }
    const refused = [...chosen].filter(([, word]) => faults.some(({ message }) => message.includes(`\`${word}\``)));
    expect(refused, `${faults.map((f) => `${f.code} ${f.message}`).join("\n")}\nin ${JSON.stringify([...chosen])}`).not.toEqual([]);
    last = faults.map((f) => `${f.code} ${f.message}`).join("\n");
    for (const [n] of refused) chosen.set(n, next());
  }
  expect.fail(`refused too often: ${last}`);
}
