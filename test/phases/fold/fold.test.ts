/** What is computed ahead of predictions, what is multiplied into weights, and what must stay as it is. */
import { describe, expect, test } from "vitest";
import { check, stage } from "../../../src/index.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { readsOfEquation } from "../../../src/ir/equation/traverse.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { close, noise } from "../../support/numbers.ts";

const count = 3;

function sizeOf(program: Program, array: string): number {
  return program.arrays.get(array)?.extents.reduce((n, { lower, upper }) => n * ((upper === Infinity ? count : upper) - lower), 1) ?? 0;
}

/** The programs of a model's predictions, before and after, with the arrays that each prediction reads. */
function foldedOf(text: string): { readonly inference: Program; readonly folded: Program; readonly prepare: Program | undefined; readonly reads: readonly string[] } {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const { inference } = toEquations(model);
  const { inference: folded, prepare } = toEquations(model, undefined, { inference: true });
  return { inference, folded, prepare, reads: [...new Set(folded.equations.flatMap((q) => readsOfEquation(q).map((r) => r.array)))] };
}

/** Numbers for what the model keeps and is given: variances are positive. */
function numbers(program: Program): Map<string, ArrayLike<number>> {
  const made = new Set(program.equations.map((q) => q.array));
  return new Map([...program.arrays.values()].filter((a) => !made.has(a.name)).map((a, k) => [a.name, noise(sizeOf(program, a.name), k + 1).map((x) => (a.role === "state" ? Math.abs(x) + 0.2 : x))]));
}

/** Runs both forms, and expects the same outputs to 1e-12. */
function expectSame({ inference, folded, prepare }: ReturnType<typeof foldedOf>): void {
  expect(verify(folded)).toEqual([]);
  expect(prepare === undefined ? [] : verify(prepare)).toEqual([]);
  const given = numbers(inference);
  const expected = interpret(inference, given, { count, seed: 1 }).outputs;
  const made = prepare === undefined ? new Map<string, ArrayLike<number>>() : interpret(prepare, given, { count, seed: 1 }).outputs;
  const found = interpret(folded, new Map([...given, ...made]), { count, seed: 1 }).outputs;
  for (const [k, name] of folded.outputs.entries()) close(found.get(name) ?? [], expected.get(inference.outputs[k] ?? "") ?? [], 1e-12, name);
}

const model = (input: string, chain: string, output: string): string => `model M { input x: ${input} ${chain} output y: ${output} loss squaredError train { batch: 4 } }`;

describe("a batch normalization is part of the weights before it", () => {
  test.each([
    ["dense", model("[5]", "dense(4) batchNorm", "[4]")],
    ["dense and an activation", model("[5]", "dense(4) batchNorm relu dense(2)", "[2]")],
    ["a layer without bias", `layer linear(units) { input x: [n] weight W: [n, units] = glorotUniform output y[j] = sum(i: x[i] * W[i, j]) } ${model("[5]", "linear(4) batchNorm tanh", "[4]")}`],
    ["conv", model("[5, 5, 2]", "conv(3, kernel: 3, padding: 1) batchNorm relu", "[5, 5, 3]")],
    ["conv of groups", model("[5, 5, 4]", "conv(4, kernel: 3, groups: 2) batchNorm relu", "[3, 3, 4]")],
    ["conv before a pool", model("[5, 5, 2]", "conv(3, kernel: 2) batchNorm maxPool(2)", "[2, 2, 3]")],
    ["depthwise", model("[5, 5, 2]", "depthwise(3, multiplier: 2) batchNorm relu", "[3, 3, 4]")],
    ["conv1d", model("[7, 2]", "conv1d(3, kernel: 3) batchNorm", "[5, 3]")],
    ["two in a row", model("[5]", "dense(4) batchNorm batchNorm", "[4]")],
  ])("%s", (_, text) => {
    const all = foldedOf(text);
    expectSame(all);
    expect(all.reads.filter((name) => /batchNorm\d\.(?:gamma|beta|running)/.test(name))).toEqual([]);
    // Nothing is left of it: no equation multiplies by anything but a weight of a contraction.
    expect(all.folded.equations.every((q) => all.folded.outputs.includes(q.array) || readsOfEquation(q).length <= 4)).toBe(true);
    expect(all.prepare?.outputs.length).toBeGreaterThan(0);
  });
});

describe("predictions are right where a factor cannot go into weights", () => {
  test.each([
    ["before a layer", model("[5]", "batchNorm dense(4)", "[4]")],
    ["before a convolution with padding", model("[5, 5, 2]", "batchNorm conv(3, kernel: 3, padding: 1)", "[5, 5, 3]")],
    ["after an activation", model("[5]", "dense(4) relu batchNorm", "[4]")],
    ["of a value that is read twice", `model M { input x: [5] dense(4) as h batchNorm add(h) output y: [4] loss squaredError train { batch: 4 } }`],
    ["of a value that is an output too", `model M { input x: [5] dense(4) as h output z: [4] h batchNorm output y: [4] loss squaredError(z) + squaredError(y) train { batch: 4 } }`],
    ["after a residual sum", model("[4]", "residual { dense(4) } batchNorm", "[4]")],
    ["of statistics over time too", model("[6, 3]", "conv1d(2, kernel: 3) layerNorm", "[4, 2]")],
    ["inside of a recurrence", model("[4, 3]", "gruLast(3) batchNorm dense(2)", "[2]")],
  ])("%s", (_, text) => expectSame(foldedOf(text)));

  test("a value that is read twice keeps its weights", () => {
    const { reads } = foldedOf(`model M { input x: [5] dense(4) as h batchNorm add(h) output y: [4] loss squaredError train { batch: 4 } }`);
    expect(reads).toContain("h.W");
  });
});

describe("what depends on no input", () => {
  test.each([
    ["a table of positions", model("[6, 4]", "positions dense(2)", "[6, 2]")],
    ["a softmax of weights", `layer mix() { input x: [n] weight w: [n] = ones e[i] = exp(w[i]) output y[i] = x[i] * e[i] / sum(j: e[j]) } ${model("[5]", "mix dense(2)", "[2]")}`],
    ["a transformed weight", `layer soft(units) { input x: [n] weight W: [n, units] = glorotUniform output y[j] = sum(i: x[i] * tanh(W[i, j]) ^ 2) } ${model("[5]", "soft(3)", "[3]")}`],
  ])("%s is computed once", (_, text) => {
    const all = foldedOf(text);
    expectSame(all);
    const calls = all.folded.equations.filter((q) => JSON.stringify(q.body, (key, value: unknown) => (key === "key" ? undefined : value)).includes(`"primitive"`));
    expect(calls).toEqual([]);
  });

  test("is not computed where a condition keeps it in bounds", () => {
    const text = `layer shifted() { input x: [n] weight w: [n] = ones output y[i] = i >= 1 ? x[i] * exp(w[i - 1]) : x[i] } ${model("[5]", "shifted dense(2)", "[2]")}`;
    expectSame(foldedOf(text));
  });

  test("stays in the steps where the module trains", async () => {
    const text = model("[5]", "dense(4) batchNorm", "[4]");
    expect((await stage(text, "fold")).text).toBe((await stage(text, "simplify")).text);
  });
});
