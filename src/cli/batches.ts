/** The outputs of a network over a data set, batch by batch. */
import type { DataArray, DataSet } from "../data/read.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import { type Predictor, single, slice } from "./network.ts";

/** `count` examples from row `from`, and their outputs by name, row after row: views that are valid until the next batch. */
export interface OutputBatch {
  readonly from: number;
  readonly count: number;
  readonly outputs: Readonly<Record<string, ArrayLike<number>>>;
}

export function* outputBatches({ inputs, outputs, train }: Pick<CheckedModel, "inputs" | "outputs" | "train">, network: Predictor, data: DataSet): Generator<OutputBatch, void> {
  const names = inputs.filter(({ needed }) => needed).map(({ name }) => name);
  for (let from = 0; from < data.count; from += train.batch) {
    const count = Math.min(train.batch, data.count - from);
    const given = network.forward(single(slice(data.arrays, names, data.count, from, count)), count);
    yield { from, count, outputs: byName(given, outputs.map(({ name }) => name)) };
  }
}

/** `forward` gives the view of the one output, or a record of views. */
function byName(given: unknown, names: readonly string[]): OutputBatch["outputs"] {
  const views = new Map(isArray(given) ? [[names[0] ?? "", given]] : Object.entries(given ?? {}));
  return Object.fromEntries(names.map((name): readonly [string, DataArray] => {
    const view: unknown = views.get(name);
    if (!isArray(view)) throw new Error(`forward gives no array for the output ${name}`);
    return [name, view];
  }));
}

function isArray(value: unknown): value is DataArray {
  return value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array;
}
