/** A file's examples as the data set that `fit` and `evaluate` take: numbers for classes are names there. */
import { numberedClasses } from "../ir/model/labels.ts";
import type { DataArray } from "./growing.ts";
import type { ModelInput } from "../ir/model/types.ts";

type Encoded = Pick<ModelInput, "name" | "encoding">;

/** Replaces positions of classes by names where names are other numbers. Arrays without such classes stay as they are. */
export function withLabels(model: { readonly inputs: readonly Encoded[]; readonly outputs: readonly Encoded[] }, arrays: ReadonlyMap<string, DataArray>, count: number): Readonly<Record<string, DataArray | readonly unknown[]>> {
  const parts = [...model.outputs, ...model.inputs];
  return Object.fromEntries([...arrays].map(([name, array]) => {
    const encoding = parts.find((p) => p.name === name)?.encoding;
    const numbered = encoding === undefined ? [] : numberedClasses(encoding);
    const width = array.length / count;
    const labels = (value: number, i: number): unknown => numbered.find(({ from, to }) => i % width >= from && i % width < to)?.classes[value] ?? value;
    return [name, numbered.length === 0 ? array : Array.from(array, labels)];
  }));
}
