/** Forward and backward pass of a model whose host has the loss, beside the one program that they were cut from. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import { readsOfEquation } from "../../../src/ir/equation/traverse.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { split } from "../../../src/phases/split/split.ts";
import { noise } from "../../support/numbers.ts";

/** A layer whose adjoint reads state that the forward pass replaces. */
const drift = `
layer drift() {
  input x: [n]
  state level: [n] = 1
  while training { level[j] = 0.5 * level[j] + mean(batch: x[j]) }
  output y[j] = x[j] * level[j]
}`;

const models: Readonly<Record<string, string>> = {
  perceptron: "model M { input x: [3] dense(4) tanh dense(2) softmax output y: [2] loss external }",
  "an input as output": "model M { input x: [3] x as same output a: [3] dense(2) output b: [2] loss external }",
  "the same output twice": "model M { input x: [3] dense(2) output a: [2] output b: [2] = a { identity } loss external }",
  "state and draws": `${drift}\nmodel M { input x: [3] dense(4) drift dropout(0.5) drift dense(2) output y: [2] loss external regularize l2(0.1) }`,
  pooling: "model M { input x: [5, 5, 2] conv(3, 2) relu maxPool(2) flatten dense(2) output y: [2] loss external }",
  recurrence: "model M { input x: [4, 3] gru(3) output y: [4, 3] loss external }",
  "an input that nothing reads": "model M { input x: [3], spare: [2] x dense(2) output y: [2] loss external }",
  positions: "model M { input k: index(5)[3] embedding(2) flatten dense(2) output y: [2] loss external }",
};

function setsOf(text: string): { readonly before: ProgramSet; readonly after: ProgramSet } {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  let before: ProgramSet | undefined;
  const after = toEquations(model, (phase, set) => {
    if (phase === "simplify") before = set;
  });
  if (before === undefined) throw new Error("nothing was simplified");
  return { before, after };
}

const count = 3;

/** Numbers for everything that a program reads and does not define; those of an array are the same for every program. */
function given(program: Program, known: ReadonlyMap<string, ArrayLike<number>>): Map<string, ArrayLike<number>> {
  const made = new Set(program.equations.map((q) => q.array));
  return new Map([...program.arrays.values()].filter((a) => !made.has(a.name)).map((a) => {
    const size = a.extents.reduce((n, { lower, upper }) => n * ((upper === Infinity ? count : upper) - lower), 1);
    const { content } = a;
    const numbers = noise(size, a.name.length);
    return [a.name, known.get(a.name) ?? (content.kind === "real" ? numbers : numbers.map((v) => Math.floor(((v + 1) / 2) * content.below)))];
  }));
}

describe.each(Object.entries(models))("%s", (_name, text) => {
  const { before, after } = setsOf(text);
  const { training, backward } = after;
  if (training === undefined || backward === undefined || before.training === undefined) throw new Error("a part is missing");
  const whole = before.training;

  test("both are sound, and once cut nothing is cut again", () => {
    expect([...verify(training), ...verify(backward)]).toEqual([]);
    const again = split({ ...after, training: whole });
    expect(again.training?.equations).toEqual(training.equations);
  });

  test("together they compute what the one does", () => {
    const right = interpret(whole, given(whole, new Map()), { count });
    const forward = interpret(training, given(training, new Map()), { count });
    for (const name of training.outputs.filter((o) => whole.arrays.has(o))) expect(forward.outputs.get(name)).toEqual(right.value(name));
    for (const [name, values] of right.stores) expect(forward.stores.get(name)).toEqual(values);
    // State is new by now; weights, inputs and draws are as they were.
    const back = interpret(backward, given(backward, new Map([...forward.outputs, ...forward.stores])), { count });
    for (const name of backward.outputs) expect(back.outputs.get(name)).toEqual(right.value(name));
    expect([...backward.outputs].sort()).toEqual(whole.outputs.filter((o) => o.startsWith("gradient(")).sort());
  });

  test("what is kept is what adjoints read", () => {
    const read = new Set(backward.equations.flatMap((q) => readsOfEquation(q).map((r) => r.array)));
    const kept = [...backward.arrays.values()].filter((a) => a.role === "kept").map((a) => a.name);
    for (const name of kept) expect(read).toContain(name);
    for (const { array } of training.equations) expect(array.startsWith("d(") || array.startsWith("gradient(")).toBe(false);
  });
});
