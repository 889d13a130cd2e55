/** The derivation of a model in matrices, and the numbers of each of its steps, by the interpreter. */
import { deriveInMatrices, type DerivedStep, type Derivation, isKept, ownGradientName } from "../../src/explain/matrix/derivation.ts";
import { isOfExample } from "../../src/explain/matrix/one-example.ts";
import { check } from "../../src/index.ts";
import { interpret } from "../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../src/ir/equation/program-set.ts";
import type { ArrayDefinition } from "../../src/ir/equation/types.ts";
import { derivation, toEquations } from "../../src/pipeline.ts";
import { uniform } from "../../src/runtime/random.ts";
import type { Numbers, Rows } from "./evaluate-matrix.ts";

export function deriveText(text: string): Derivation {
  const { models, diagnostics } = check(text);
  const [model] = models;
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  let expanded: ProgramSet | undefined;
  toEquations(model, (phase, set) => { if (phase === "expand") expanded = set; });
  const derived = derivation({ model, options: {} }, isKept(model));
  return deriveInMatrices(model, expanded ?? derived, derived);
}

/** Numbers of all arrays for examples that are drawn: what steps read, and what they give. */
export function numbersOf({ program, update, isMean }: Derivation, count: number, seed: number): Numbers & { readonly result: (step: DerivedStep) => Rows; /** False for an update by a gradient that is 0 by its form, and is not computed. */ readonly has: (step: DerivedStep) => boolean } {
  const arrays = new Map([...program.arrays, ...(update?.arrays ?? [])]);
  const isDefined = new Set([...program.equations, ...(update?.equations ?? [])].map((e) => e.array));
  const draw = (a: ArrayDefinition, k: number): Float64Array => Float64Array.from({ length: a.extents.reduce((n, x) => n * (x.upper === Infinity ? count : x.upper - x.lower), 1) }, (_, i) => {
    const u = uniform(seed, count, k, i);
    return a.content.kind === "index" ? Math.floor(u * a.content.below) : a.role === "fitted" ? 0.5 + u : 2 * u - 1;
  });
  const given = new Map([...arrays.values()].filter((a) => !isDefined.has(a.name)).map((a, k) => [a.name, draw(a, k)]));
  const run = interpret(program, given, { count });
  const gradients = [...arrays.values()].filter((a) => a.role === "gradient");
  const isWhole = gradients.every((a) => program.arrays.has(a.name));
  const updated = update && isWhole ? interpret(update, new Map([...given, ...gradients.map((a) => [a.name, run.value(a.name)] as const)]), { count }) : undefined;
  // With several examples the derivatives of their own losses are N times those of the mean.
  const scaleOf = (a: ArrayDefinition | undefined): number => (isMean && isOfExample(a) ? count : 1);
  const rows = (name: string, numbers: ArrayLike<number>): Rows => rowsOf(arrays.get(name), Array.from(numbers, (x) => x * scaleOf(arrays.get(name))), count);
  return {
    count,
    has: ({ target }) => target === undefined || isWhole,
    of: (array) => rows(array, run.value(array)),
    result: ({ equation: { array }, batch, target }) => {
      if (target !== undefined) return rows(target, updated?.stores.get(target) ?? []);
      const isOwn = arrays.get(array)?.purpose?.kind === "gradient" && !batch;
      return rows(array, run.value(isOwn ? ownGradientName(array) : array));
    },
  };
}

/** Of one example a vector is a column, of several examples each is a row. */
function rowsOf(array: ArrayDefinition | undefined, numbers: readonly number[], count: number): Rows {
  const extents = (array?.extents ?? []).filter((x) => x.upper !== Infinity || count > 1).map((x) => (x.upper === Infinity ? count : x.upper - x.lower));
  const [height = 1, ...rest] = extents;
  const width = rest.reduce((a, b) => a * b, 1);
  return Array.from({ length: height }, (_, r) => numbers.slice(r * width, (r + 1) * width));
}
