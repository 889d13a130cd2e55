/**
 * The header of a safetensors file, read as strictly as the format is defined: no byte of the data belongs to no tensor or to two. A header of
 * more than 16 MiB, or one that nests deeper than the format does, is refused before it is parsed, so that memory stays bounded.
 */
import { elementTypes, type ElementTypeName, isElementType } from "./element-types.ts";

export interface TensorEntry {
  readonly name: string;
  readonly type: ElementTypeName;
  readonly shape: readonly number[];
  /** How many numbers. */
  readonly count: number;
  /** Bytes, from the end of the header. */
  readonly from: number;
  readonly to: number;
}

export interface FileHeader {
  /** In the order of their bytes. */
  readonly entries: readonly TensorEntry[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The bytes are no safetensors file: the message is the reason. */
export class HeaderError extends Error {}

/** About 100,000 tensors. */
const longestHeader = 2 ** 24;

/** The length of the header from the first eight bytes. `size`: of the file. */
export function headerLength(head: Uint8Array, size: number): number {
  if (size < 8 || head.length < 8) throw new HeaderError(`it has ${size} bytes, and the length of the header alone takes 8`);
  const view = new DataView(head.buffer, head.byteOffset, 8);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
  if (length > size - 8) throw new HeaderError(`its header of ${length} bytes does not fit into the ${size - 8} that follow`);
  if (length > longestHeader) throw new HeaderError(`its header has ${length} bytes, more than the ${longestHeader} that are read`);
  return length;
}

/** Refuses whole files whose header would take much memory or has a name twice: what loads them parses it at once. */
export function checkHeader(file: Uint8Array): void {
  checkTokens(file.subarray(8, 8 + headerLength(file.subarray(0, 8), file.length)));
}

/** `room`: bytes after the header. */
export function parseHeader(bytes: Uint8Array, room: number): FileHeader {
  checkTokens(bytes);
  const { __metadata__: metadata = {}, ...entries } = parseObject(bytes);
  const placed = Object.entries(entries).map(([name, entry]) => readEntry(name, entry)).sort((a, b) => a.from - b.from || a.to - b.to);
  checkPlaces(placed, room);
  return { entries: placed, metadata: readMetadata(metadata) };
}

function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    header = undefined;
  }
  if (!isObject(header)) throw new HeaderError("its header is no JSON object");
  return header;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses nesting deeper than that of the format, and names that occur twice in an object, of which a parser of JSON would keep the last. */
function checkTokens(bytes: Uint8Array): void {
  /** The names so far of the object at each depth. */
  const names: Set<string>[] = [];
  let depth = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x7b || byte === 0x5b) names[++depth] = new Set();
    if (byte === 0x7d || byte === 0x5d) depth--;
    if (depth > 3) throw new HeaderError("its header nests deeper than the format does");
    if (byte !== 0x22) continue;
    const start = i;
    for (i++; i < bytes.length && bytes[i] !== 0x22; i++) if (bytes[i] === 0x5c) i++;
    let after = i + 1;
    while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[after] ?? 0)) after++;
    const object = names[depth];
    if (object !== undefined && bytes[after] === 0x3a) addName(object, bytes.subarray(start, i + 1));
  }
}

function addName(names: Set<string>, literal: Uint8Array): void {
  let name: unknown;
  try {
    name = JSON.parse(new TextDecoder().decode(literal));
  } catch {
    return;
  }
  if (typeof name !== "string") return;
  if (names.has(name)) throw new HeaderError(`its header has the name ${JSON.stringify(name)} twice`);
  names.add(name);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((n: unknown) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0);
}

function readEntry(name: string, entry: unknown): TensorEntry {
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (!isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) throw new HeaderError(`the tensor ${name} has no shape or no place in the file`);
  if (typeof dtype !== "string" || !isElementType(dtype)) {
    throw new HeaderError(`the tensor ${name} has ${typeof dtype === "string" ? `the element type ${dtype}` : "no element type"}; ${Object.keys(elementTypes).join(", ")} can be read`);
  }
  const count = shape.reduce((a, b) => a * b, 1);
  if (!Number.isSafeInteger(count)) throw new HeaderError(`the tensor ${name} has more numbers than can be counted: [${shape.slice(0, 8).join(", ")}${shape.length > 8 ? ", …" : ""}]`);
  const [from = 0, to = 0] = offsets;
  const bytes = count * elementTypes[dtype].size;
  if (to - from !== bytes) throw new HeaderError(`the tensor ${name} of ${dtype} [${shape.join(", ")}] takes ${bytes} bytes, and has ${to - from}`);
  return { name, type: dtype, shape, count, from, to };
}

function checkPlaces(placed: readonly TensorEntry[], room: number): void {
  let end = 0;
  let before = "the header";
  for (const { name, from, to } of placed) {
    if (from < end) throw new HeaderError(`the tensors ${before} and ${name} overlap`);
    if (from > end) throw new HeaderError(`${from - end} bytes between ${before} and ${name} belong to no tensor`);
    if (to > room) throw new HeaderError(`it ends within the tensor ${name}: ${to - room} bytes are missing`);
    end = to;
    before = name;
  }
  if (end < room) throw new HeaderError(`the last ${room - end} bytes belong to no tensor`);
}

function readMetadata(entry: unknown): Readonly<Record<string, string>> {
  if (!isObject(entry)) throw new HeaderError("its metadata is no JSON object");
  for (const [key, value] of Object.entries(entry)) if (typeof value !== "string") throw new HeaderError(`its metadata ${JSON.stringify(key)} is no text`);
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, String(value)]));
}
