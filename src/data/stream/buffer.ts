/** Rows of a stream that were read and are still needed. */
import type { DataArray } from "../growing.ts";
import type { Part } from "../read.ts";
import { UnreadableError } from "../unreadable.ts";
import { drawThrough } from "./order.ts";
import { Slots } from "./slots.ts";

/** Examples that can be read again and again, in their order. */
export interface Examples {
  /** What messages call them. */
  readonly name: string;
  readonly count: number;
  /** All examples, each time the same. */
  readonly open: () => AsyncIterable<Part>;
}

/** What `rows` says of a row that is in no slot. */
const [unwanted, wanted] = [-1, -2];

export class RowBuffer {
  readonly #examples: Examples;
  /** Rows to draw from. */
  readonly #size: number;
  /** Of each row its slot, or a mark. */
  readonly #rows: Int32Array;
  #slots = new Slots();
  #reading: AsyncIterator<Part> | undefined;
  /** The first row that was not read in this pass. */
  #next = 0;

  constructor(examples: Examples, size: number) {
    this.#examples = examples;
    this.#size = size;
    this.#rows = new Int32Array(examples.count).fill(this.#holdsAll ? wanted : unwanted);
  }

  /** A buffer of all rows is filled once, and gives them in any order. */
  get #holdsAll(): boolean {
    return this.#size >= this.#examples.count;
  }

  /** Begins a pass over some rows, in the order of the file, or drawn by a seed. */
  begin(rows: Int32Array, seed?: number, epoch = 0): void {
    if (!this.#holdsAll) {
      rows.sort();
      this.#rows.fill(unwanted);
      for (const row of rows) this.#rows[row] = wanted;
      this.#slots = new Slots();
      this.#close();
    }
    if (seed !== undefined) drawThrough(rows, this.#holdsAll ? rows.length : this.#size, seed, epoch);
  }

  #close(): void {
    // What a generator does at its end is no matter here; it was read to a place from which nothing more is wanted.
    void this.#reading?.return?.();
    this.#reading = undefined;
    this.#next = 0;
  }

  /** Some rows, which follow in the pass; a promise where the file must be read on. They are overwritten by the next. */
  read(rows: Int32Array): ReadonlyMap<string, DataArray> | Promise<ReadonlyMap<string, DataArray>> {
    return this.#has(rows) ? this.#take(rows) : this.#readOn(rows);
  }

  #has(rows: Int32Array): boolean {
    for (const row of rows) if ((this.#rows[row] ?? unwanted) < 0) return false;
    return true;
  }

  async #readOn(rows: Int32Array): Promise<ReadonlyMap<string, DataArray>> {
    this.#reading ??= this.#examples.open()[Symbol.asyncIterator]();
    while (!this.#has(rows)) {
      const { done, value } = await this.#reading.next();
      if (done === true) throw new UnreadableError(`${this.#examples.name} changed while it was read: it had ${this.#examples.count} examples, and has ${this.#next}`);
      this.#keep(value);
    }
    return this.#take(rows);
  }

  #keep({ count, arrays }: Part): void {
    for (let k = 0; k < count; k++) {
      if (this.#rows[this.#next + k] === wanted) this.#rows[this.#next + k] = this.#slots.put(arrays, count, k);
    }
    this.#next += count;
  }

  #take(rows: Int32Array): ReadonlyMap<string, DataArray> {
    const slots = rows.map((row) => this.#rows[row] ?? 0);
    const taken = this.#slots.rows(slots);
    if (!this.#holdsAll) {
      this.#slots.free(slots);
      for (const row of rows) this.#rows[row] = unwanted;
    }
    return taken;
  }
}
