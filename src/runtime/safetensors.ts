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

export function encodeSafetensors(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  let length = 0;
  for (const { name, shape, values } of tensors) {
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
  for (const { values } of tensors) {
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
  const size = bytes.length < 8 ? -1 : view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
  if (size < 2 || size > bytes.length - 8) throw new Error("these bytes are no safetensors file: their header does not fit into them");
  const header = parseHeader(utf8Text(bytes.subarray(8, 8 + size)));
  const tensors = new Map<string, Tensor>();
  const metadata: Record<string, string> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") {
      if (isPlainObject(entry)) for (const [key, value] of Object.entries(entry)) metadata[key] = String(value);
    } else tensors.set(name, readTensor(name, entry, view, 8 + size));
  }
  return { tensors, metadata };
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
  if (!isPlainObject(header)) throw new Error("these bytes are no safetensors file: their header is no JSON object");
  return header;
}

function isSizeList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n: unknown) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0);
}

function readTensor(name: string, entry: unknown, view: DataView, start: number): Tensor {
  const { dtype, shape, data_offsets: offsets } = isPlainObject(entry) ? entry : {};
  if (!isSizeList(shape) || !isSizeList(offsets) || offsets.length !== 2) throw new Error(`the tensor ${name} has no shape or no place in the file`);
  const [from = 0, to = 0] = offsets;
  const width = dtype === "F64" ? 8 : dtype === "F32" || dtype === "I32" ? 4 : 0;
  if (width === 0) throw new Error(`the tensor ${name} holds ${String(dtype)}; F64, F32 and I32 can be read`);
  const length = shape.reduce((a, b) => a * b, 1);
  if (to - from !== length * width) throw new Error(`the tensor ${name} of shape [${shape.join(", ")}] takes ${length * width} bytes, and has ${to - from}`);
  if (start + to > view.byteLength) throw new Error(`the file ends within the tensor ${name}`);
  const values = dtype === "F64" ? new Float64Array(length) : dtype === "F32" ? new Float32Array(length) : new Int32Array(length);
  for (let i = 0, at = start + from; i < length; i++, at += width) {
    values[i] = dtype === "F64" ? view.getFloat64(at, true) : dtype === "F32" ? view.getFloat32(at, true) : view.getInt32(at, true);
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
