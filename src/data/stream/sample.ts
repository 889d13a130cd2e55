/** A sample of rows that come one after another, of whose number nothing is known: which rows are in it depends on their numbers alone. */
import { drawKey, uniformAt } from "../../runtime/random.ts";
import type { DataArray } from "../growing.ts";
import type { Part } from "../read.ts";
import { Slots } from "./slots.ts";

export class RowSample {
  readonly #most: number;
  readonly #key = drawKey(0, 0, 0);
  readonly #slots = new Slots();
  /** Share of the rows that are taken; it halves whenever there are too many. */
  #share = 1;
  #taken: { readonly row: number; readonly slot: number }[] = [];
  #next = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add({ count, arrays }: Part): void {
    for (let k = 0; k < count; k++, this.#next++) {
      if (!this.#isTaken(this.#next)) continue;
      this.#taken.push({ row: this.#next, slot: this.#slots.put(arrays, count, k) });
      while (this.#taken.length > this.#most) this.#halve();
    }
  }

  #isTaken(row: number): boolean {
    return uniformAt(this.#key, row) < this.#share;
  }

  #halve(): void {
    this.#share /= 2;
    const kept = this.#taken.filter(({ row }) => this.#isTaken(row));
    this.#slots.free(Int32Array.from(this.#taken.filter(({ row }) => !this.#isTaken(row)), ({ slot }) => slot));
    this.#taken = kept;
  }

  /** The rows in their order, with their numbers. */
  rows(): { readonly numbers: Int32Array; readonly arrays: ReadonlyMap<string, DataArray> } {
    return { numbers: Int32Array.from(this.#taken, ({ row }) => row), arrays: this.#slots.rows(Int32Array.from(this.#taken, ({ slot }) => slot)) };
  }
}
