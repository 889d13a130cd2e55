/** Where derivatives are proven finite, no adjoint is compared with 0: nowhere in what the library makes, nor in the examples and workloads. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { isConstantOf } from "../../../src/ir/equation/build.ts";
import { children } from "../../../src/ir/equation/traverse.ts";
import type { Expr } from "../../../src/ir/equation/types.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { library } from "../../../src/std/library.ts";
import { exampleNames } from "../../../tools/examples.ts";

/** Comparisons of anything with 0 by which something is chosen. */
function comparisons(e: Expr): number {
  const own = e.kind === "select" && e.condition.kind === "call" && e.condition.primitive === "equal" && e.condition.arguments.some((x) => isConstantOf(x, 0)) ? 1 : 0;
  return children(e).reduce((n, part) => n + comparisons(part), own);
}

function guardsOf(text: string): number {
  const { models: [model], diagnostics } = check(text);
  const training = model && toEquations(model).training;
  if (training === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return training.equations.reduce((n, q) => n + comparisons(q.body), 0);
}

const chain = (body: string, input = "4", more = ""): string => `model M { input x: [${input}] ${body} output y: [1] loss squaredError ${more} }`;
const namesOf = (keyword: string): readonly string[] => library.filter((d) => d.keyword === keyword).map((d) => d.name);

describe("no adjoint is compared with 0", () => {
  test.each(namesOf("activation"))("activation %s", (name) => expect(guardsOf(chain(`dense(4) ${name} dense(1)`))).toBe(0));

  test.each(namesOf("regularizer"))("regularizer %s", (name) => expect(guardsOf(chain("dense(4) dense(1)", "4", `regularize ${name}(0.1)`))).toBe(0));

  // The Dice coefficient divides by a sum of what the network gives, of which nothing is known.
  test.each(namesOf("loss").filter((name) => name !== "dice"))("loss %s", (name) => {
    const end = /binary/i.test(name) ? 'dense(1) sigmoid output y: binary("a", "b")' : ["crossEntropy", "focal", "klDivergence"].includes(name) ? 'dense(3) softmax output y: oneHot("a", "b", "c")' : "dense(2) output y: [2]";
    expect(guardsOf(`model M { input x: [3] ${end} loss ${name} }`)).toBe(0);
  });

  test.each([
    ["4", "dense(4) batchNorm dense(1)"], ["4", "dense(4) layerNorm dense(1)"], ["6, 4", "dense(4) groupNorm(2) flatten dense(1)"], ["4", "dense(4) rmsNorm dense(1)"],
    ["4", "dense(4) frozen { batchNorm } dense(1)"], ["4", "standardize dense(1)"], ["5, 3", "dense(3) lstm(4) flatten dense(1)"], ["5, 3", "dense(3) gru(4) flatten dense(1)"],
    ["5, 4", "dense(4) attention(2, causal: true) flatten dense(1)"], ["5, 4", "dense(4) attention(2) flatten dense(1)"], ["4, 4, 2", "conv(2, kernel: 1) resUnit(2) flatten dense(1)"],
    ["6, 6, 1", "conv(2, kernel: 3, padding: 1) maxPool(3, stride: 2, padding: 1) flatten dense(1)"], ["4", "dense(4) prelu dropout(0.3) dense(1)"], ["4", "dense(4) softmax dense(1)"], ["4", "dense(4) logSoftmax dense(1)"],
  ])("[%s] %s", (input, body) => expect(guardsOf(chain(body, input))).toBe(0));

  const root = new URL("../../../", import.meta.url);
  const workloads = readdirSync(new URL("bench/speed/workloads/", root)).filter((name) => name.endsWith(".nn")).map((name) => `bench/speed/workloads/${name}`);
  const examples = exampleNames.map((name) => `examples/${name}/${name}.nn`).filter((path) => existsSync(new URL(path, root)));
  // The greatest over edges is -infinity where a node has none, until it is asked for; a sum of exponentials that is written out, and that of a weight, may pass the greatest number.
  const unproven = ["stations", "digits-views", "iris-flow"].map((name) => `examples/${name}/${name}.nn`);
  test.each([...workloads, ...examples.filter((path) => !unproven.includes(path))])("%s: no adjoint is compared with 0", (path) => {
    const text = readFileSync(new URL(path, root), "utf8");
    if (/^import/m.test(text)) return;
    expect(guardsOf(text)).toBe(0);
  });
});

test("where nothing is proven one is", () => {
  expect(guardsOf(`layer named() { input x: [n] root[i] = sqrt(x[i]) output y[i] = x[i] > 0 ? root[i] : 0 }\n${chain("dense(4) named dense(1)")}`)).toBeGreaterThan(0);
});
