/** Cells of few distinct texts, found by their bytes: each text is read once. */

import { textIn } from "./utf8.ts";

/** Distinct texts that are remembered. */
const most = 4096;

const slots = 2 * most;

/** What is remembered of a text: a number that its cell gives, or that it gives none. */
export class WordTable {
  readonly #read: (cell: string) => number;
  readonly #words: (Uint8Array | undefined)[] = Array.from({ length: slots });
  readonly #values = new Float64Array(slots);
  #known = 0;

  /** `read` gives the number of a cell, or NaN. */
  constructor(read: (cell: string) => number) {
    this.#read = read;
  }

  /** The number of bytes `from` to `to` - 1 as a cell. */
  find(bytes: Uint8Array, from: number, to: number): number {
    // FNV-1a.
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (slots - 1);
    for (let word = this.#words[slot]; word !== undefined; word = this.#words[slot]) {
      if (isSame(word, bytes, from, to)) return this.#values[slot] ?? NaN;
      slot = (slot + 1) & (slots - 1);
    }
    const value = this.#read(textIn(bytes, from, to));
    if (this.#known < most) {
      this.#words[slot] = new Uint8Array(bytes.subarray(from, to));
      this.#values[slot] = value;
      this.#known += 1;
    }
    return value;
  }
}

function isSame(word: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== bytes[from + at]) return false;
  return true;
}
