/** Tables of FlatBuffers, in which the messages of Arrow are described. Format: https://flatbuffers.dev/internals/ */

/** A table at a position. What lies outside of the bytes throws `RangeError`. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return new FlatTable(view, view.getUint32(0, true));
  }

  byte(field: number): number {
    const at = this.#place(field);
    return at === undefined ? 0 : this.#view.getUint8(at);
  }

  long(field: number): number {
    const at = this.#place(field);
    return at === undefined ? 0 : Number(this.#view.getBigInt64(at, true));
  }

  table(field: number): FlatTable | undefined {
    const at = this.#place(field);
    return at === undefined ? undefined : new FlatTable(this.#view, at + this.#view.getUint32(at, true));
  }

  /** Where a table begins. */
  placeOf(field: number): number | undefined {
    const table = this.table(field);
    return table === undefined ? undefined : table.#at;
  }

  tables(field: number): readonly FlatTable[] {
    return this.#items(field, 4).map((at) => new FlatTable(this.#view, at + this.#view.getUint32(at, true)));
  }

  /** Pairs of whole numbers. */
  pairs(field: number): readonly (readonly [number, number])[] {
    return this.#items(field, 16).map((at) => [Number(this.#view.getBigInt64(at, true)), Number(this.#view.getBigInt64(at + 8, true))]);
  }

  /** Whole numbers. */
  longs(field: number): readonly number[] {
    return this.#items(field, 8).map((at) => Number(this.#view.getBigInt64(at, true)));
  }

  /** Of an Arrow file, where messages are: three whole numbers, the second of 32 bits. */
  blocks(field: number): readonly { readonly start: number; readonly message: number; readonly body: number }[] {
    return this.#items(field, 24).map((at) => ({ start: Number(this.#view.getBigInt64(at, true)), message: this.#view.getInt32(at + 8, true), body: Number(this.#view.getBigInt64(at + 16, true)) }));
  }

  #items(field: number, size: number): readonly number[] {
    const at = this.#place(field);
    if (at === undefined) return [];
    const start = at + this.#view.getUint32(at, true);
    const count = this.#view.getUint32(start, true);
    if (start + 4 + count * size > this.#view.byteLength) throw new RangeError("a list goes beyond the end");
    return Array.from({ length: count }, (_, k) => start + 4 + k * size);
  }

  /** Where a field is; `undefined` where it has its default value. */
  #place(field: number): number | undefined {
    const fields = this.#at - this.#view.getInt32(this.#at, true);
    const place = 4 + 2 * field;
    const offset = place < this.#view.getUint16(fields, true) ? this.#view.getUint16(fields + place, true) : 0;
    return offset === 0 ? undefined : this.#at + offset;
  }
}
