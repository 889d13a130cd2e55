/** The first pass over a stream: how many examples there are, what they are split by, and some of them. */
import { type DataArray, Growing } from "../growing.ts";
import type { DataSet, Part } from "../read.ts";
import { RowSample } from "./sample.ts";

export interface Survey {
  readonly count: number;
  /** Columns that examples are split by, as `DataSet` has them, and the classes of values that are named for that. */
  readonly columns: ReadonlyMap<string, DataArray>;
  /** Some examples, and their numbers. */
  readonly sample: DataSet;
  readonly numbers: Int32Array;
}

/** Bytes of a sample, and its examples, at most. */
const [sampleBytes, sampleRows] = [2 ** 24, 10_000];

/** `classes`: names of the arrays that examples are split by. */
export class Surveyor {
  readonly #classes: readonly string[];
  readonly #columns = new Map<string, Growing>();
  #sample: RowSample | undefined;
  #count = 0;

  constructor(classes: readonly string[]) {
    this.#classes = classes;
  }

  add(part: Part): void {
    this.#sample ??= new RowSample(Math.max(64, Math.min(sampleRows, Math.floor(sampleBytes / bytesOfExample(part)))));
    this.#sample.add(part);
    for (const [name, array] of part.columns ?? []) this.#append(name, array);
    for (const name of this.#classes) this.#append(name, part.arrays.get(name) ?? new Int32Array(0));
    this.#count += part.count;
  }

  #append(name: string, array: DataArray): void {
    const column = this.#columns.get(name) ?? new Growing(array.slice(0, 0));
    this.#columns.set(name, column);
    const at = column.length;
    column.extend(array.length).set(array, at);
  }

  end(): Survey {
    const { numbers = new Int32Array(0), arrays = new Map<string, DataArray>() } = this.#sample?.rows() ?? {};
    return { count: this.#count, columns: new Map([...this.#columns].map(([name, column]) => [name, column.taken()])), sample: { count: numbers.length, arrays, dropped: 0 }, numbers };
  }
}

/** Bytes of one example. */
function bytesOfExample({ count, arrays }: Part): number {
  return [...arrays.values()].reduce((sum, { byteLength }) => sum + byteLength, 0) / Math.max(1, count);
}

/** Bytes of the buffer, where its size in examples is not given. */
const bufferBytes = 2 ** 27;

/** Examples of a buffer whose size is not given: those of 128 MiB. */
export function usualBuffer(sample: DataSet): number {
  return Math.max(1024, Math.floor(bufferBytes / Math.max(1, bytesOfExample(sample))));
}
