/** Examples of a stream as `fitAsync` of an emitted module takes them. */
import type { DataRows, ExampleSource } from "../../runtime/fit.ts";
import { rowNumbers } from "../../runtime/parts.ts";
import type { DataArray } from "../growing.ts";
import { withLabels } from "../labels.ts";
import type { ReadModel } from "../read-model.ts";
import { type Examples, RowBuffer } from "./buffer.ts";

/** `size`: examples that the buffer has, from which the next one is drawn. */
export function exampleSource(model: Pick<ReadModel, "inputs" | "outputs">, examples: Examples, size: number): ExampleSource<ReturnType<typeof withLabels>> {
  return (take): DataRows => {
    const buffer = new RowBuffer(examples, size);
    let rows: DataRows | undefined;
    let order = rowNumbers(0);
    const given = (arrays: ReadonlyMap<string, DataArray>, count: number): void => {
      rows = take(withLabels(model, arrays, count));
      if (count > order.length) order = rowNumbers(count);
    };
    return {
      examples: examples.count,
      begin: (passed, seed, epoch) => buffer.begin(passed, seed, epoch),
      load(all, from, count) {
        rows = undefined;
        const found = buffer.read(all.subarray(from, from + count));
        if (found instanceof Promise) return found.then((arrays) => given(arrays, count));
        given(found, count);
        return undefined;
      },
      gather(_all, _from, count) {
        if (rows === undefined) throw new TypeError("the examples of a stream come as they are read: write fitAsync, where fit or evaluate is written");
        rows.gather(order, 0, count);
      },
    };
  };
}
