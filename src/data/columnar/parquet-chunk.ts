/** The values of one column in one row group, page after page, as many rows at a time as are asked for. */
import type { ColumnMetaData, Compressors } from "hyparquet";
import { type ColumnValues, joinedValues } from "../values.ts";
import { decodeHybrid } from "./hybrid.ts";
import { type Bytes, damaged, type Page, pagesOf } from "./parquet-pages.ts";
import { plainValues, type Values } from "./parquet-plain.ts";
import type { FlatColumn } from "./parquet-types.ts";

/** Encodings as the format numbers them. */
const plain = 0;
const runs = 3;
const ofDictionary: readonly number[] = [2, 8];

export class ChunkReader {
  readonly #column: FlatColumn;
  readonly #meta: ColumnMetaData;
  readonly #pages: AsyncIterator<Page>;
  #dictionary: Values | undefined;
  #page: { readonly values: ColumnValues; readonly rows: number } | undefined;
  /** Rows of the page that have been taken. */
  #taken = 0;
  #nulls = 0;

  constructor(column: FlatColumn, meta: ColumnMetaData, file: Bytes, compressors: Compressors) {
    this.#column = column;
    this.#meta = meta;
    this.#pages = pagesOf(file, meta, compressors)[Symbol.asyncIterator]();
  }

  async take(rows: number): Promise<ColumnValues> {
    const parts: { readonly values: ColumnValues; readonly from: number; readonly rows: number }[] = [];
    for (let left = rows; left > 0;) {
      if (this.#page === undefined || this.#taken === this.#page.rows) await this.#next();
      else {
        const some = Math.min(left, this.#page.rows - this.#taken);
        parts.push({ values: this.#page.values, from: this.#taken, rows: some });
        this.#taken += some;
        left -= some;
      }
    }
    return joinedValues(parts, rows);
  }

  async #next(): Promise<void> {
    const { done, value: page } = await this.#pages.next();
    if (done === true) throw this.#damaged("values are missing");
    if (page.kind === "dictionary") {
      this.#dictionary = plainValues(this.#column.stored, page.bytes, 0, page.count);
      if (this.#dictionary === undefined) throw this.#damaged("the dictionary has another number of values than it says");
      return;
    }
    const { present, at } = this.#levels(page);
    let count = page.count;
    if (present !== undefined) for (let row = 0; row < present.length; row++) count -= 1 - (present[row] ?? 0);
    this.#nulls += page.count - count;
    if (page.nulls !== undefined && page.nulls !== page.count - count) throw this.#damaged(`a page has ${page.count - count} missing values, and says ${page.nulls}`);
    this.#page = { values: this.#valuesOf(page, at, count, present), rows: page.count };
    this.#taken = 0;
  }

  /** After the last value: whether as many are missing as the file says. */
  checkEnd(): void {
    const stated = this.#meta.statistics?.null_count;
    if (stated !== undefined && Number(stated) !== this.#nulls) throw this.#damaged(`${this.#nulls} values are missing, and it says ${stated}`);
  }

  /** Which rows have a value, where not all have; and where values begin. */
  #levels({ count, levels, bytes }: Page): { readonly present: Uint8Array | undefined; readonly at: number } {
    if (!this.#column.isOptional) return { present: undefined, at: 0 };
    const length = levels === undefined && bytes.length >= 4 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) : 0;
    const found = levels?.definition ?? bytes.subarray(4, 4 + length);
    const present = new Uint8Array(count);
    if (4 + length > bytes.length && levels === undefined) throw this.#damaged("the levels of a page go beyond its end");
    if (decodeHybrid(found, 0, 1, present) === undefined) throw this.#damaged("the levels of a page are damaged");
    return { present: present.includes(0) ? present : undefined, at: levels === undefined ? 4 + length : 0 };
  }

  #valuesOf(page: Page, at: number, count: number, present: Uint8Array | undefined): ColumnValues {
    if (!ofDictionary.includes(page.encoding)) {
      const values = page.encoding === plain ? plainValues(this.#column.stored, page.bytes, at, count)
        : page.encoding === runs && this.#column.stored.kind === "BOOLEAN" ? truthValues(page.bytes, at, count) : undefined;
      if (values === undefined) throw this.#damaged(page.encoding === plain ? "a page has another number of values than it says" : "a page has another encoding than it lists");
      return values instanceof Float64Array ? numbersOf(values, present) : { values: present === undefined ? values : spread(values, present, Array.from<unknown>({ length: present.length }).fill(null)) };
    }
    const dictionary = this.#dictionary;
    if (dictionary === undefined) throw this.#damaged("the dictionary is missing");
    const codes = new Int32Array(count);
    if (count > 0 && decodeHybrid(page.bytes, at + 1, page.bytes[at] ?? 255, codes) === undefined) throw this.#damaged("positions in the dictionary are missing");
    const most = dictionary.length;
    for (let k = 0; k < count; k++) {
      const code = codes[k] ?? -1;
      if (code < 0 || code >= most) throw this.#damaged(`a value is number ${code} of a dictionary of ${most}`);
    }
    if (dictionary instanceof Float64Array) return numbersOf(looked(codes, dictionary), present);
    return { codes: present === undefined ? codes : spread(codes, present, new Int32Array(present.length).fill(-1)), dictionary };
  }

  #damaged(what: string): Error {
    return damaged(this.#column.name, what);
  }
}

function looked(codes: Int32Array, dictionary: Float64Array): Float64Array {
  const found = new Float64Array(codes.length);
  for (let k = 0; k < codes.length; k++) found[k] = dictionary[codes[k] ?? 0] ?? NaN;
  return found;
}

function numbersOf(values: Float64Array, present: Uint8Array | undefined): ColumnValues {
  if (present === undefined) return { numbers: values, first: 0, stride: 1 };
  const numbers = new Float64Array(present.length);
  let next = 0;
  for (let row = 0; row < numbers.length; row++) numbers[row] = present[row] === 1 ? (values[next++] ?? NaN) : NaN;
  return { numbers, first: 0, stride: 1, present };
}

/** Puts values in their places, one after another where a value is present. */
function spread<T, L extends { [place: number]: T }>(values: ArrayLike<T>, present: Uint8Array, into: L): L {
  let next = 0;
  for (let row = 0; row < present.length; row++) {
    if (present[row] !== 1) continue;
    const value = values[next++];
    if (value !== undefined) into[row] = value;
  }
  return into;
}

function truthValues(bytes: Uint8Array, at: number, count: number): Values | undefined {
  const levels = new Uint8Array(count);
  return decodeHybrid(bytes, at + 4, 1, levels) === undefined ? undefined : Array.from(levels, (level) => level === 1);
}
