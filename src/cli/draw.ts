/** Data to verify gradients on, where a model has none: drawn, since any will do. */
import type { DataArray, DataSet } from "../data/read.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import { uniform } from "../runtime/random.ts";

/** Draws of inputs and of targets. */
const [ofInputs, ofTargets] = [0, 2];

/** How many examples are drawn, at most. */
const drawn = 8;

/** Inputs from -1 to 1 and targets from 0 to 1, which suits probabilities too; whole numbers where they are such. */
export function drawData(model: CheckedModel, seed: number): DataSet {
  const count = Math.min(model.train.batch, drawn);
  const array = (of: string, draw: (i: number) => number): DataArray => {
    const { extents = [], content = { kind: "real" } } = model.arrays.get(of) ?? {};
    const size = extents.reduce((n, x) => n * (x.upper === Infinity ? count : x.upper), 1);
    return content.kind === "real" ? Float64Array.from({ length: size }, (_, i) => draw(i)) : Int32Array.from({ length: size }, (_, i) => Math.floor(Math.abs(draw(i)) * content.below));
  };
  const inputs = model.inputs.map((input, k) => [input.name, array(input.array, (i) => 2 * uniform(seed, k, ofInputs, i) - 1)] as const);
  const targets = model.outputs.flatMap(({ name, target }, k) => (target === undefined ? [] : [[name, array(target, (i) => uniform(seed, k, ofTargets, i))] as const]));
  return { count, arrays: new Map([...inputs, ...targets]), dropped: 0 };
}
