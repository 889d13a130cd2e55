/** Examples in batches of one size. */
import type { DataArray } from "../growing.ts";
import type { DataSet } from "../read.ts";

type Part = Pick<DataSet, "count" | "arrays">;

/** The examples of parts of any sizes, `size` at a time; the last batch has what is left. */
export async function* inBatches(parts: AsyncIterable<Part>, size: number): AsyncGenerator<Part, undefined> {
  let rest: Part | undefined;
  for await (const part of parts) {
    const all: Part = rest === undefined ? part : after(rest, part);
    let from = 0;
    for (; from + size <= all.count; from += size) yield slice(all, from, from + size);
    rest = from === all.count ? undefined : slice(all, from, all.count);
  }
  if (rest !== undefined) yield rest;
}

function slice({ count, arrays }: Part, from: number, to: number): Part {
  return { count: to - from, arrays: new Map([...arrays].map(([name, array]) => [name, array.slice((from * array.length) / count, (to * array.length) / count)])) };
}

function after(first: Part, second: Part): Part {
  const arrays = [...second.arrays].map(([name, array]): [string, DataArray] => {
    const before = first.arrays.get(name);
    if (before === undefined) return [name, array];
    const width = array.length / second.count;
    const all = array instanceof Int32Array ? new Int32Array(before.length + array.length) : array instanceof Float32Array ? new Float32Array(before.length + array.length) : new Float64Array((first.count + second.count) * width);
    all.set(before);
    all.set(array, before.length);
    return [name, all];
  });
  return { count: first.count + second.count, arrays: new Map(arrays) };
}
