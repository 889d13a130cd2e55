/** Gradients against central differences of the interpreter. */
import { expect } from "vitest";
import { at } from "../../ir/equation/build.ts";
import { readAt } from "../../../src/ir/equation/build.ts";
import { interpret, interpreter } from "../../../src/ir/equation/interpret.ts";
import { gradientName } from "../../../src/ir/equation/names.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import type { Affine, ArrayDefinition, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { differentiate } from "../../../src/phases/differentiate/differentiate.ts";
import { lift } from "../../../src/phases/lift/lift.ts";

/** A pure stand-in for the random numbers of a model. */
export const draw = (kind: "uniform" | "gaussian", _seed: number, _step: number, occurrence: number, ordinal: number): number => {
  const x = Math.abs(Math.sin(12.9898 * (ordinal + 1) + 78.233 * occurrence) * 43758.5453) % 1;
  return kind === "uniform" ? x : 3 * x - 1.5;
};

export function generator(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 2 ** 32;
  };
}

/** Reads an array at variables and affine positions. */
export function get(array: string, ...positions: readonly (IndexVariable | Affine | number)[]): Expr {
  return readAt(array, positions.map((p) => at(p)));
}

function trainedOf(program: Program): readonly string[] {
  return [...program.arrays.values()].filter((a) => a.role === "parameter").map((a) => a.name);
}

export function gradientsOf(program: Program, trained = trainedOf(program)): Program {
  const set: ProgramSet = { inference: program, training: program, trained, sensitive: [], initialize: program };
  const { training } = differentiate(set);
  if (training === undefined) throw new Error("no training program");
  return training;
}

const size = (a: ArrayDefinition, count: number): number =>
  a.extents.reduce((n, { lower, upper }) => n * ((upper === Infinity ? count : upper) - lower), 1);

/** Numbers in (−1, 1) for what has no equation, integers for what holds indices. */
export function someInputs(program: Program, count: number, seed = 1): Map<string, number[]> {
  const random = generator(seed);
  const defined = new Set(program.equations.map((e) => e.array));
  const inputs = new Map<string, number[]>();
  for (const a of program.arrays.values()) {
    if (defined.has(a.name)) continue;
    const { content } = a;
    inputs.set(a.name, Array.from({ length: size(a, count) }, () => (content.kind === "index" ? Math.floor(random() * content.below) : 2 * random() - 1)));
  }
  return inputs;
}

/** The greatest difference of a program's gradients to central differences of the loss, relative to the greatest gradient. */
export function gradientError(original: Program, derived: Program, inputs: Map<string, number[]>, count: number): number {
  const run = interpreter(original);
  const lossAt = (parameter: string, i: number, step: number): number => {
    const moved = new Map(inputs);
    moved.set(parameter, (inputs.get(parameter) ?? []).map((x, j) => (i === j ? x + step : x)));
    return run(moved, { count, draw }).outputs.get("@loss")?.[0] ?? NaN;
  };
  const gradients = interpret(derived, inputs, { count, draw }).outputs;
  let worst = 0;
  let greatest = 1e-3;
  for (const parameter of trainedOf(original)) {
    const gradient = gradients.get(gradientName(parameter)) ?? [];
    expect(gradient).toHaveLength((inputs.get(parameter) ?? []).length);
    gradient.forEach((g, i) => {
      const h = 1e-5;
      const difference = (lossAt(parameter, i, h) - lossAt(parameter, i, -h)) / (2 * h);
      greatest = Math.max(greatest, Math.abs(difference));
      worst = Math.max(worst, Number.isNaN(g) ? Infinity : Math.abs(g - difference));
    });
  }
  return worst / greatest;
}

/** Holds lifting and differentiation to the interpreter, in the order of the pipeline and without lifting. */
export function expectGradients(original: Program, counts: readonly number[] = [1, 3], adjust: (inputs: Map<string, number[]>) => void = () => undefined): Program {
  expect(verify(original)).toEqual([]);
  const alone = gradientsOf(original);
  expect(verify(alone)).toEqual([]);
  const derived = lift(gradientsOf(lift(original)));
  expect(verify(derived)).toEqual([]);
  expect(lift(derived).equations.map((e) => [e.array, e.body.key])).toEqual(derived.equations.map((e) => [e.array, e.body.key]));
  for (const count of counts) {
    const inputs = someInputs(original, count);
    adjust(inputs);
    const expected = interpret(original, inputs, { count, draw }).outputs.get("@loss")?.[0] ?? NaN;
    expect(interpret(derived, inputs, { count, draw }).outputs.get("@loss")?.[0]).toBeCloseTo(expected, 10);
    expect(gradientError(original, derived, inputs, count)).toBeLessThan(1e-7);
    expect(gradientError(original, alone, inputs, count)).toBeLessThan(1e-7);
  }
  return derived;
}
