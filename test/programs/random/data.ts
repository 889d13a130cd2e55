/** What a random program is run on. */
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import type { ArrayDefinition } from "../../../src/ir/equation/types.ts";
import { noise } from "../../support/numbers.ts";

export type Arrays = ReadonlyMap<string, Float64Array>;

export interface Data {
  readonly count: number;
  readonly seed: number;
  /** Inputs and targets by the name of their array. */
  readonly given: Arrays;
  /** Numbers for everything that is trained, in place of first values. */
  readonly weights: Arrays;
}

function sizeOf(a: ArrayDefinition, count: number): number {
  return a.extents.reduce((n, { lower, upper }) => n * ((upper === Infinity ? count : upper) - lower), 1);
}

export function dataFor(model: CheckedModel, count: number, seed: number): Data {
  const names = [...model.inputs.map((i) => i.array), ...model.outputs.flatMap((o) => (o.target === undefined ? [] : [o.target]))];
  let which = seed * 100;
  const array = (name: string): Float64Array => {
    const a = model.arrays.get(name);
    if (a === undefined) throw new Error(`no array ${name}`);
    const { content } = a;
    // Some entries are exactly 0, where functions have their singular points.
    return noise(sizeOf(a, count), ++which).map((x) => (content.kind === "index" ? Math.floor(((x + 1) / 2) * content.below) : Math.abs(x) < 0.1 ? 0 : x));
  };
  const weights = model.variables.filter((v) => v.role !== "state" && v.role !== "fitted");
  return {
    count, seed,
    given: new Map(names.map((name) => [name, array(name)])),
    weights: new Map(weights.map((v) => [v.name, noise(v.shape.reduce((a, b) => a * b, 1), ++which).map((x) => (v.role === "gain" ? 1 + 0.3 * x : x))])),
  };
}
