/**
 * The safetensors format (github.com/huggingface/safetensors): eight bytes of header length, a JSON header with the type,
 * shape and offsets of each tensor, then the tensors' values, little-endian.
 */
import { decodeHalves, type HalfType } from "./half.ts";

export type TensorValues = Float64Array | Float32Array | Int32Array;

/** A tensor to encode; numbers of 16 bits need their type. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues | Uint16Array;
  readonly type?: HalfType;
}

/** A decoded tensor: 16-bit numbers as float32, exactly. */
export interface SavedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
}

export interface SavedTensors {
  readonly tensors: ReadonlyMap<string, SavedTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const tensorTypes = { F64: Float64Array, F32: Float32Array, I32: Int32Array, F16: Uint16Array, BF16: Uint16Array } as const;

type TensorType = keyof typeof tensorTypes;

const typeNames = Object.keys(tensorTypes) as TensorType[];

/** Bytes of a header that are read, at most: some 40,000 tensors. */
const longestHeader = 2 ** 22;

/** UTF-8, by functions of the language: an AudioWorklet has no `TextEncoder`. */
function encodeText(text: string): Uint8Array {
  const encoded = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)));
  return Uint8Array.from({ length: encoded.length }, (_, i) => encoded.charCodeAt(i));
}

/** Throws a URIError if the bytes are not UTF-8. */
function decodeText(bytes: Uint8Array): string {
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 4096) encoded += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return decodeURIComponent(encoded.replace(/[%\x80-\xff]/g, (c) => `%${c.charCodeAt(0).toString(16)}`));
}

/** A little-endian copy of `numbers` (`size` bytes each). Swaps only on big-endian platforms; applying it twice gives the original. */
export function littleEndian(numbers: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes;
}

/** Encodes tensors in order, but those of wider numbers first, so that every tensor is aligned. */
export function encodeSafetensors(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  const ordered = [...tensors].sort((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  let length = 0;
  for (const { name, shape, values, type } of ordered) {
    const dtype = type ?? typeNames.find((each) => values instanceof tensorTypes[each]);
    entries[name] = { dtype, shape, data_offsets: [length, (length += values.byteLength)] };
  }
  const header = encodeText(JSON.stringify(entries));
  let at = 8 + Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(at + length).fill(0x20, 8, at);
  new DataView(bytes.buffer).setUint32(0, at - 8, true);
  bytes.set(header, 8);
  for (const { values } of ordered) {
    bytes.set(littleEndian(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), values.BYTES_PER_ELEMENT), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Decodes a file. Throws an Error with the reason if the bytes are not a valid safetensors file. */
export function decodeSafetensors(bytes: Uint8Array): SavedTensors {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("saved weights are a Uint8Array");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const room = bytes.length - 8;
  if (room < 0) throw foreignBytes(`they are ${bytes.length}, and the length of the header alone takes 8`);
  const size = view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
  if (size > room) throw foreignBytes(`their header of ${size} bytes does not fit into the ${room} that follow`);
  if (size > longestHeader) throw foreignBytes(`their header has ${size} bytes, more than the ${longestHeader} that are read`);
  const header = parseHeader(bytes.subarray(8, 8 + size));
  const { __metadata__: metadata = {}, ...entries } = header;
  const data = bytes.subarray(8 + size);
  const placed = Object.entries(entries).map(([name, entry]) => readEntry(name, entry, data.length));
  checkOverlaps(placed);
  const tensors = placed.map((entry): [string, SavedTensor] => [entry.name, readTensor(entry, data)]);
  return { tensors: new Map(tensors), metadata: readMetadata(metadata) };
}

function foreignBytes(why: string): Error {
  return new Error(`these bytes are no safetensors file: ${why}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseHeader(text: Uint8Array): Record<string, unknown> {
  let header: unknown;
  let json = "";
  try {
    json = decodeText(text);
    header = JSON.parse(json);
  } catch {
    header = undefined;
  }
  if (!isPlainObject(header)) throw foreignBytes("their header is no JSON object");
  checkNames(json);
  return header;
}

/** Throws if an object has a name twice, of which `JSON.parse` keeps the last, or if valid JSON nests deeper than a header does. */
function checkNames(json: string): void {
  const colon = /\s*:/y;
  const open: Set<string>[] = [];
  for (let i = 0; i < json.length; i++) {
    const character = json[i]!;
    if ("{[".includes(character) && open.push(new Set()) > 3) throw foreignBytes("their header nests deeper than the format does");
    if ("}]".includes(character)) open.pop();
    if (character !== '"') continue;
    const start = i;
    for (i++; json[i] !== '"'; i++) if (json[i] === "\\") i++;
    colon.lastIndex = i + 1;
    if (!colon.test(json)) continue;
    const name: string = JSON.parse(json.slice(start, i + 1));
    const names = open[open.length - 1]!;
    if (names.has(name)) throw foreignBytes(`their header has the name ${JSON.stringify(name)} twice`);
    names.add(name);
  }
}

function isSizeList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n: unknown) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0);
}

function readMetadata(entry: unknown): Readonly<Record<string, string>> {
  if (!isPlainObject(entry)) throw foreignBytes("their metadata is no JSON object");
  for (const [key, value] of Object.entries(entry)) if (typeof value !== "string") throw foreignBytes(`their metadata ${JSON.stringify(key)} is no text`);
  return entry as Record<string, string>;
}

/** The header entry of a tensor; `from` and `to` are byte offsets from the end of the header. */
interface TensorEntry {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

function readEntry(name: string, entry: unknown, room: number): TensorEntry {
  const { dtype, shape, data_offsets: offsets } = isPlainObject(entry) ? entry : {};
  if (!isSizeList(shape) || !isSizeList(offsets) || offsets.length !== 2) throw new Error(`the tensor ${name} has no shape or no place in the file`);
  const [from = 0, to = 0] = offsets;
  const type = typeNames.find((each) => each === dtype);
  if (type === undefined) throw new Error(`the tensor ${name} holds ${typeof dtype === "string" ? dtype : "numbers of no type"}; ${typeNames.join(", ")} can be read`);
  const size = shape.reduce((a, b) => a * b, tensorTypes[type].BYTES_PER_ELEMENT);
  if (to - from !== size) throw new Error(`the tensor ${name} of shape [${shape.join(", ")}] takes ${size} bytes, and has ${to - from}`);
  if (to > room) throw new Error(`the file ends within the tensor ${name}`);
  return { name, type, shape, from, to };
}

/** Throws if two tensors overlap. Gaps are allowed: tools that remove a tensor from the header leave its bytes. */
function checkOverlaps(placed: readonly TensorEntry[]): void {
  let end = 0;
  let before = "";
  for (const { name, from, to } of [...placed].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < end) throw new Error(`the tensors ${before} and ${name} overlap in the file`);
    end = to;
    before = name;
  }
}

function readTensor({ name, type, shape, from, to }: TensorEntry, data: Uint8Array): SavedTensor {
  const { buffer } = littleEndian(data.subarray(from, to), tensorTypes[type].BYTES_PER_ELEMENT);
  const values = type === "F16" || type === "BF16" ? decodeHalves(new Uint16Array(buffer), type) : new tensorTypes[type](buffer);
  return { name, shape, values };
}
