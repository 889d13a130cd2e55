/**
 * Saved models: the safetensors format (github.com/huggingface/safetensors). Eight bytes of header length, a header in
 * JSON with the type, shape and place of each tensor, then their numbers, little-endian.
 */

export type TensorValues = Float64Array | Float32Array | Int32Array;

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
}

export interface SavedTensors {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

function typeOfTensor(values: TensorValues): "F64" | "F32" | "I32" {
  return values instanceof Float64Array ? "F64" : values instanceof Float32Array ? "F32" : "I32";
}

/** Tensors of eight bytes a number come before the others, so that all lie aligned; apart from that they keep their order. */
export function encodeSafetensors(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  const ordered = [...tensors.filter((t) => t.values.BYTES_PER_ELEMENT === 8), ...tensors.filter((t) => t.values.BYTES_PER_ELEMENT !== 8)];
  let length = 0;
  for (const { name, shape, values } of ordered) {
    entries[name] = { dtype: typeOfTensor(values), shape, data_offsets: [length, length + values.byteLength] };
    length += values.byteLength;
  }
  const header = utf8Bytes(JSON.stringify(entries));
  const start = 8 + Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(start + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, start - 8, true);
  bytes.fill(0x20, 8, start);
  bytes.set(header, 8);
  let at = start;
  for (const { values } of ordered) {
    const wide = values instanceof Float64Array;
    for (let i = 0; i < values.length; i++, at += wide ? 8 : 4) {
      if (values instanceof Float64Array) view.setFloat64(at, values[i]!, true);
      else if (values instanceof Float32Array) view.setFloat32(at, values[i]!, true);
      else view.setInt32(at, values[i]!, true);
    }
  }
  return bytes;
}

/** Throws an Error that says what is wrong for bytes of any other form. */
export function decodeSafetensors(bytes: Uint8Array): SavedTensors {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("saved weights are a Uint8Array");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw foreignBytes(`they are ${bytes.length}, and the length of the header alone takes 8`);
  const size = view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
  if (size > bytes.length - 8) throw foreignBytes(`their header of ${size} bytes does not fit into the ${bytes.length - 8} that follow`);
  const header = parseHeader(utf8Text(bytes.subarray(8, 8 + size)));
  const room = bytes.length - 8 - size;
  const { __metadata__: metadata = {}, ...entries } = header;
  const places = Object.entries(entries).map(([name, entry]) => readPlace(name, entry, room));
  checkPlaces(places);
  return { tensors: new Map(places.map((place) => [place.name, readTensor(place, view, 8 + size)])), metadata: readMetadata(metadata) };
}

function foreignBytes(why: string): Error {
  return new Error(`these bytes are no safetensors file: ${why}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseHeader(text: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    header = undefined;
  }
  if (!isPlainObject(header)) throw foreignBytes("their header is no JSON object");
  return header;
}

function isSizeList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n: unknown) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0);
}

function readMetadata(entry: unknown): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = {};
  if (!isPlainObject(entry)) throw foreignBytes("their metadata is no JSON object");
  for (const [key, value] of Object.entries(entry)) {
    if (typeof value !== "string") throw foreignBytes(`their metadata ${JSON.stringify(key)} is no text`);
    metadata[key] = value;
  }
  return metadata;
}

/** What the header says of a tensor; `from` and `to` count from the end of the header. */
interface TensorPlace {
  readonly name: string;
  readonly type: "F64" | "F32" | "I32";
  readonly shape: readonly number[];
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

function readPlace(name: string, entry: unknown, room: number): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = isPlainObject(entry) ? entry : {};
  if (!isSizeList(shape) || !isSizeList(offsets) || offsets.length !== 2) throw new Error(`the tensor ${name} has no shape or no place in the file`);
  const [from = 0, to = 0] = offsets;
  if (dtype !== "F64" && dtype !== "F32" && dtype !== "I32") {
    throw new Error(`the tensor ${name} holds ${typeof dtype === "string" ? dtype : "numbers of no type"}; F64, F32 and I32 can be read`);
  }
  const length = shape.reduce((a, b) => a * b, 1);
  const size = length * (dtype === "F64" ? 8 : 4);
  if (to - from !== size) throw new Error(`the tensor ${name} of shape [${shape.join(", ")}] takes ${size} bytes, and has ${to - from}`);
  if (to > room) throw new Error(`the file ends within the tensor ${name}`);
  return { name, type: dtype, shape, length, from, to };
}

/** No byte belongs to two tensors. Bytes that belong to none are let be: who cuts tensors out of a header leaves them. */
function checkPlaces(places: readonly TensorPlace[]): void {
  let end = 0;
  let before = "";
  for (const { name, from, to } of [...places].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < end) throw new Error(`the tensors ${before} and ${name} overlap in the file`);
    end = to;
    before = name;
  }
}

function readTensor({ name, type, shape, length, from }: TensorPlace, view: DataView, start: number): Tensor {
  const values = type === "F64" ? new Float64Array(length) : type === "F32" ? new Float32Array(length) : new Int32Array(length);
  for (let i = 0, at = start + from; i < length; i++, at += values.BYTES_PER_ELEMENT) {
    values[i] = type === "F64" ? view.getFloat64(at, true) : type === "F32" ? view.getFloat32(at, true) : view.getInt32(at, true);
  }
  return { name, shape, values };
}

/** Text as bytes; written out here because not every platform's types know an encoder. */
function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

function utf8Text(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++]!;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let k = 0; k < more; k++) code = (code << 6) | ((bytes[i++] ?? 0) & 63);
    text += code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }
  return text;
}
