/** Rows of several arrays in numbered places, which are used again. */
import type { DataArray } from "../growing.ts";

interface Store {
  array: DataArray;
  readonly width: number;
  /** What `rows` gives. */
  given: DataArray;
}

export class Slots {
  readonly #stores = new Map<string, Store>();
  readonly #free: number[] = [];
  #used = 0;
  #room = 0;

  /** Keeps row `k` of arrays of `count` rows, and gives its slot. */
  put(arrays: ReadonlyMap<string, DataArray>, count: number, k: number): number {
    const slot = this.#free.pop() ?? this.#used++;
    if (slot >= this.#room) this.#grow(arrays, count);
    for (const [name, from] of arrays) {
      const store = this.#stores.get(name);
      if (store !== undefined) copyRow(from, k, store.array, slot, store.width);
    }
    return slot;
  }

  #grow(arrays: ReadonlyMap<string, DataArray>, count: number): void {
    this.#room = Math.max(1024, Math.ceil(this.#room * 1.5));
    for (const [name, like] of arrays) {
      const width = like.length / count;
      const old = this.#stores.get(name);
      const array = arrayLike(like, this.#room * width);
      if (old !== undefined) array.set(old.array);
      this.#stores.set(name, { array, width, given: old?.given ?? arrayLike(like, 0) });
    }
  }

  /** The rows in some slots, one after another; overwritten by the next call. */
  rows(slots: Int32Array): ReadonlyMap<string, DataArray> {
    return new Map([...this.#stores].map(([name, store]) => {
      if (store.given.length !== slots.length * store.width) store.given = arrayLike(store.array, slots.length * store.width);
      for (let n = 0; n < slots.length; n++) copyRow(store.array, slots[n] ?? 0, store.given, n, store.width);
      return [name, store.given];
    }));
  }

  free(slots: Int32Array): void {
    for (const slot of slots) this.#free.push(slot);
  }
}

/** A call for each row costs more than its numbers, where those are few. */
const few = 48;

function copyRow(from: DataArray, row: number, to: DataArray, at: number, width: number): void {
  if (width > few) {
    to.set(from.subarray(row * width, (row + 1) * width), at * width);
    return;
  }
  for (let i = 0; i < width; i++) to[at * width + i] = from[row * width + i] ?? 0;
}

function arrayLike(like: DataArray, length: number): DataArray {
  return like instanceof Float64Array ? new Float64Array(length) : like instanceof Float32Array ? new Float32Array(length) : new Int32Array(length);
}
