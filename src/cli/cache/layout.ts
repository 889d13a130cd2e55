/**
 * A cache file: typed arrays of the examples of a file of text, so that it is parsed once.
 *
 *     nncrows1 | blocks | contents as JSON | length and CRC-32 of that | nncrows1
 *
 * A block has the examples of some rows: of each array its numbers, row after row, in the byte order of the machine, and zeros up to a multiple of
 * 8 bytes. The contents say how long each block is and what its CRC-32 is.
 */
import { crc32 } from "node:zlib";
import type { DataArray } from "../../data/growing.ts";
import { emptyOf, type Findings, type Part } from "../../data/read.ts";
import type { Readers } from "../../data/readers.ts";

export const mark = "nncrows1";

/** Length and CRC-32 of the contents, and the mark again. */
export const tail = 16;

/** What a cache must be of: the file, by its size in bytes and its time in milliseconds, and how it is read. */
export interface Key {
  readonly size: number;
  readonly modified: number;
  readonly reading: string;
}

export interface Contents {
  readonly key: Key;
  /** Number of examples. */
  readonly count: number;
  readonly findings: Findings;
  readonly blocks: readonly (readonly [rows: number, checksum: number])[];
}

/** One array of the examples. */
export interface Column {
  readonly name: string;
  /** Numbers of an example. */
  readonly width: number;
  /** Whether examples are split by it. */
  readonly split: boolean;
  readonly make: (buffer: ArrayBuffer, at: number, length: number) => DataArray;
  readonly bytes: number;
}

export function columnsOf({ plans }: Readers): readonly Column[] {
  return plans.map(({ plan, width }) => {
    const like = emptyOf(plan);
    const make: Column["make"] = (buffer, at, length) => (like instanceof Float64Array ? new Float64Array(buffer, at, length) : like instanceof Float32Array ? new Float32Array(buffer, at, length) : new Int32Array(buffer, at, length));
    return { name: plan.name, width, split: plan.role === "split", make, bytes: like.BYTES_PER_ELEMENT };
  });
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

export function blockBytes(columns: readonly Column[], rows: number): number {
  return columns.reduce((sum, { width, bytes }) => sum + padded(rows * width * bytes), 0);
}

/** The arrays of a block, as views of its bytes. */
export function viewsOf(columns: readonly Column[], buffer: ArrayBuffer, rows: number): readonly DataArray[] {
  let at = 0;
  return columns.map(({ width, bytes, make }) => {
    const view = make(buffer, at, rows * width);
    at += padded(rows * width * bytes);
    return view;
  });
}

export function partOf(columns: readonly Column[], views: readonly DataArray[], rows: number): Part {
  const named = (split: boolean): ReadonlyMap<string, DataArray> => new Map(columns.flatMap((column, k) => {
    const view = views[k];
    return column.split === split && view !== undefined ? [[column.name, view] as const] : [];
  }));
  return { count: rows, arrays: named(false), ...(columns.some(({ split }) => split) && { columns: named(true) }) };
}

export function checksum(bytes: Uint8Array): number {
  return crc32(bytes);
}

/** Contents as JSON has them. */
interface Written extends Omit<Contents, "findings"> {
  readonly findings: Omit<Findings, "rounding"> & { readonly rounding: readonly (readonly [string, string, string])[] };
}

/** The end of a cache file. JSON has no infinite numbers, which ranges of empty columns have. */
export function encodeContents(contents: Contents): Uint8Array {
  const rounding = contents.findings.rounding.map((range) => range.map(String));
  const json = new TextEncoder().encode(JSON.stringify({ ...contents, findings: { ...contents.findings, rounding } }));
  const bytes = new Uint8Array(json.length + tail);
  bytes.set(json);
  const view = new DataView(bytes.buffer);
  view.setUint32(json.length, json.length, true);
  view.setUint32(json.length + 4, checksum(json), true);
  bytes.set(new TextEncoder().encode(mark), json.length + 8);
  return bytes;
}

/** The contents that were written with a checksum; whoever writes one is this program. */
export function decodeContents(json: Uint8Array): Contents {
  const found = JSON.parse(new TextDecoder().decode(json)) as Written;
  const rounding = found.findings.rounding.map(([least, greatest, worst]) => [Number(least), Number(greatest), Number(worst)] as const);
  return { ...found, findings: { ...found.findings, rounding } };
}
