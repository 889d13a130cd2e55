/** `TensorProto` → numbers. Sizes are checked before anything is allocated. */
import { decodeHalves } from "../../../runtime/half.ts";
import { OnnxError } from "../fault.ts";
import type { ElementType, External, RawTensor } from "../types.ts";
import { type Budget, type Field, reals, textOf, visitFields, wholes } from "./wire.ts";

const types: Readonly<Record<number, ElementType>> = {
  1: "float32", 2: "uint8", 3: "int8", 4: "uint16", 5: "int16", 6: "int32", 7: "int64", 8: "string", 9: "bool", 10: "float16", 11: "float64", 12: "uint32", 13: "uint64", 16: "bfloat16",
};

export function elementType(number: number): ElementType | undefined {
  return types[number];
}

const sizes: Readonly<Record<ElementType, number>> = {
  float32: 4, float64: 8, float16: 2, bfloat16: 2, int64: 8, int32: 4, int16: 2, int8: 1, uint64: 8, uint32: 4, uint16: 2, uint8: 1, bool: 1, string: 0,
};

/** The number of elements. Throws for shapes that no file has. */
export function countOf(shape: readonly number[], what: string): number {
  if (shape.length > 32) throw new OnnxError(`${what} has ${shape.length} dimensions`);
  const wrong = shape.find((size) => !Number.isSafeInteger(size) || size < 0);
  if (wrong !== undefined) throw new OnnxError(`${what} has a dimension of size ${wrong}`);
  const count = shape.reduce((a, b) => a * b, 1);
  if (!Number.isSafeInteger(count)) throw new OnnxError(`${what} has more numbers than can be counted: [${shape.join(", ")}]`);
  return count;
}

/** What a tensor has beside its numbers; numbers come in one of several fields. */
interface Parts {
  name: string;
  type: number;
  isBeside: boolean;
  hasSegments: boolean;
  raw: Uint8Array | undefined;
  readonly shape: number[];
  readonly typed: Field[];
  readonly entries: Map<string, string>;
}

export function readTensor(bytes: Uint8Array, budget: Budget, owner: string): RawTensor {
  const parts: Parts = { name: "", type: 0, isBeside: false, hasSegments: false, raw: undefined, shape: [], typed: [], entries: new Map() };
  visitFields(bytes, budget, owner, (field) => {
    switch (field.number) {
      case 1: parts.shape.push(...wholes(field, owner).slice(0, 64)); break;
      case 2: parts.type = field.value; break;
      case 3: parts.hasSegments = true; break;
      case 4: case 5: case 7: case 10: case 11: parts.typed.push(field); break;
      case 8: parts.name = textOf(field); break;
      case 9: parts.raw = field.bytes; break;
      case 13: addEntry(field.bytes, budget, parts.entries, owner); break;
      case 14: parts.isBeside = field.value === 1; break;
    }
  });
  const { name, shape } = parts;
  const what = name === "" ? `the tensor of ${owner}` : `the tensor ${name}`;
  const type = elementType(parts.type);
  if (type === undefined) throw new OnnxError(`${what} has the element type ${parts.type}, which is not read`);
  if (parts.hasSegments) throw new OnnxError(`${what} comes in segments, which are not read`);
  const count = countOf(shape, what);
  if (parts.isBeside) return { name, type, shape, data: { kind: "beside", external: externalOf(parts.entries, what) } };
  if (type === "string") return { name, type, shape, data: { kind: "here", values: new Float64Array(0) } };
  if (parts.raw !== undefined) return { name, type, shape, data: { kind: "here", values: numbersOf(parts.raw, type, count, what) } };
  return { name, type, shape, data: { kind: "here", values: typedNumbers(parts.typed, type, count, what) } };
}

function addEntry(bytes: Uint8Array, budget: Budget, entries: Map<string, string>, owner: string): void {
  let key = "";
  let value = "";
  visitFields(bytes, budget, owner, (field) => {
    if (field.number === 1) key = textOf(field);
    if (field.number === 2) value = textOf(field);
  });
  entries.set(key, value);
}

function externalOf(entries: ReadonlyMap<string, string>, what: string): External {
  const location = entries.get("location");
  if (location === undefined || location === "") throw new OnnxError(`${what} is in another file, and the graph does not say in which`);
  const number = (key: string): number | undefined => {
    const text = entries.get(key);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value)) throw new OnnxError(`${what} is in ${location}, and its ${key} is \`${text}\``);
    return value;
  };
  const length = number("length");
  return { location, offset: number("offset") ?? 0, ...(length !== undefined && { length }) };
}

/** Numbers of `raw_data`, or of a file beside the graph: little-endian, as the format says. */
export function numbersOf(bytes: Uint8Array, type: ElementType, count: number, what: string): Float32Array | Float64Array {
  const needed = count * sizes[type];
  if (bytes.length !== needed) throw new OnnxError(`${what} takes ${needed} bytes, and has ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (at: (k: number) => number): Float64Array => Float64Array.from({ length: count }, (_, k) => at(k));
  switch (type) {
    case "float32": return Float32Array.from({ length: count }, (_, k) => view.getFloat32(4 * k, true));
    case "float64": return read((k) => view.getFloat64(8 * k, true));
    case "float16": case "bfloat16": return decodeHalves(Uint16Array.from({ length: count }, (_, k) => view.getUint16(2 * k, true)), type === "float16" ? "F16" : "BF16");
    case "int64": return read((k) => Number(view.getBigInt64(8 * k, true)));
    case "uint64": return read((k) => Number(view.getBigUint64(8 * k, true)));
    case "int32": return read((k) => view.getInt32(4 * k, true));
    case "uint32": return read((k) => view.getUint32(4 * k, true));
    case "int16": return read((k) => view.getInt16(2 * k, true));
    case "uint16": return read((k) => view.getUint16(2 * k, true));
    case "int8": return read((k) => view.getInt8(k));
    case "uint8": return read((k) => view.getUint8(k));
    case "bool": return read((k) => (view.getUint8(k) === 0 ? 0 : 1));
    case "string": return new Float64Array(0);
  }
}

/** Numbers of the fields for each type; halves are whole numbers with their bits. */
function typedNumbers(fields: readonly Field[], type: ElementType, count: number, what: string): Float32Array | Float64Array {
  const lists = fields.map((field) => (field.number === 4 ? reals(field, 4, what) : field.number === 10 ? reals(field, 8, what) : wholes(field, what)));
  const found = lists.reduce((sum, { length }) => sum + length, 0);
  if (found !== count) throw new OnnxError(`${what} has ${found} numbers, and its shape says ${count}`);
  const values = new Float64Array(count);
  let at = 0;
  for (const list of lists) for (const value of list) values[at++] = value;
  if (type === "float32") return Float32Array.from(values);
  return type === "float16" || type === "bfloat16" ? decodeHalves(Uint16Array.from(values), type === "float16" ? "F16" : "BF16") : values;
}
