/**
 * The library with one index off by one: what then reads outside of an array is refused, with the index and how far it oversteps;
 * what is not refused stays inside, proven by kernels of which no access leaves its buffer.
 */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { verifyKernels } from "../../src/ir/kernel/verify.ts";
import { lower } from "../../src/phases/lower/lower.ts";
import { toEquations } from "../../src/pipeline.ts";
import { library, type StandardDefinition } from "../../src/std/library.ts";
import { layerCalls } from "../support/layer-calls.ts";
import { all } from "../support/extent.ts";

interface Mutation {
  readonly text: string;
  /** What was changed into what. */
  readonly change: string;
}

/** The definition under a name of its own, each read's position and each written range moved by one, one at a time. */
function mutationsOf({ name, text: whole }: StandardDefinition): readonly Mutation[] {
  const text = whole.replace(new RegExp(`^(layer|block) +${name}\\b`, "m"), "$1 mutant").replace(/\/\/.*$/gm, "");
  const found: Mutation[] = [];
  const change = (at: number, length: number, to: string): void => {
    found.push({ text: text.slice(0, at) + to + text.slice(at + length), change: `${text.slice(at, at + length)} → ${to}` });
  };
  // Positions of a read stand right of an equals sign; declarations and left sides keep theirs.
  for (const line of text.matchAll(/^.*$/gm)) {
    const body = /^\s*(?:output |let |fitted )?\w+(?:\[[^\]]*\])?(?:: [^=]*)?\s*=|^\s{4,}/.test(line[0]) && !/^\s*(?:weight|bias|gain|state|input|require)\b/.test(line[0]);
    if (!body) continue;
    const right = line[0].indexOf("=") < 0 || /^\s{4,}/.test(line[0]) ? 0 : line[0].indexOf("=") + 1;
    for (const read of line[0].slice(right).matchAll(/\b[A-Za-z]\w*\[([^[\]]*)\]/g)) {
      const from = line.index + right + read.index + read[0].indexOf("[") + 1;
      let at = from;
      for (const position of (read[1] ?? "").split(",")) {
        const inside = position.trim();
        const start = at + position.indexOf(inside);
        if (inside !== "" && !inside.startsWith("..")) for (const to of [`${inside} + 1`, `${inside} - 1`]) change(start, inside.length, to);
        at += position.length + 1;
      }
    }
    for (const range of line[0].slice(right).matchAll(/\b([a-z]\w*) < ([A-Za-z]\w*)(?=[,:\]])/g)) {
      change(line.index + right + range.index, range[0].length, `${range[0]} + 1`);
    }
  }
  return found;
}

/** What becomes of a mutation: refused with the index and the overstep, refused otherwise, or sound. */
function judge(mutation: Mutation, input: string, call: string, name: string): "bounds" | "otherwise" | "inside" {
  const used = call.replace(new RegExp(`\\b${name}\\b`, "g"), "mutant");
  const { models, diagnostics } = check(`${mutation.text}\nmodel Net {\n  input x: ${input}\n  ${used}\n  flatten dense(1)\n  output y: [1]\n  loss squaredError\n  train { batch: 2 }\n}\n`);
  const outside = diagnostics.find((d) => d.code === "NN403");
  if (outside !== undefined) {
    expect(outside.message, mutation.change).toMatch(/is read out of bounds: `[^`]+` (?:goes (?:up|down) to -?\d+|is not proven to be in bounds), and the axis has the size \d+/);
    return "bounds";
  }
  const [model] = models;
  if (model === undefined) {
    expect(diagnostics.some((d) => d.severity === "error"), mutation.change).toBe(true);
    return "otherwise";
  }
  expect(verifyKernels(lower(toEquations(model), 2)), `${name}: ${mutation.change}`).toEqual([]);
  return "inside";
}

/** All of them with `NNC_ALL`; else one in five. */
const every = all ? 1 : 5;

test("off by one, the library is refused where it oversteps, and else stays in bounds", () => {
  let k = 0;
  const counts = { bounds: 0, otherwise: 0, inside: 0 };
  for (const definition of library) {
    const [input, ...calls] = layerCalls[definition.name] ?? [];
    if (definition.keyword !== "layer" || input === undefined) continue;
    const [call = definition.name] = calls;
    for (const mutation of mutationsOf(definition)) if (k++ % every === 0) counts[judge(mutation, input, call, definition.name)]++;
  }
  // Of 714 mutations 526 overstep, 132 contradict a range or a size that is stated, and 56 stay inside.
  expect(counts.bounds).toBeGreaterThanOrEqual(Math.floor(500 / every));
  expect(counts.bounds + counts.otherwise + counts.inside).toBeGreaterThanOrEqual(Math.floor(700 / every));
});
