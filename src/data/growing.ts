/** Numbers in the order in which they come, in one typed array. */
export type DataArray = Float64Array | Float32Array | Int32Array;

export class Growing {
  #array: DataArray;
  #length = 0;

  constructor(array: DataArray) {
    this.#array = array;
  }

  get length(): number {
    return this.#length;
  }

  /** Appends so many zeros; gives the whole array, which has room beyond them. `expected`: how many numbers there will be in all, where that can be estimated. */
  extend(count: number, expected = 0): DataArray {
    this.#length += count;
    if (this.#length > this.#array.length) {
      const made = emptyLike(this.#array, Math.ceil(Math.max(this.#length, expected === 0 ? this.#length * 1.5 : expected * 1.02)));
      made.set(this.#array.subarray(0, this.#length - count));
      this.#array = made;
    }
    return this.#array;
  }

  /** The numbers without the room beyond them. */
  taken(): DataArray {
    return this.#array.length === this.#length ? this.#array : this.#array.subarray(0, this.#length);
  }
}

function emptyLike(array: DataArray, length: number): DataArray {
  if (array instanceof Float64Array) return new Float64Array(length);
  return array instanceof Float32Array ? new Float32Array(length) : new Int32Array(length);
}
