/** Files that are no valid safetensors, and what is wrong with them. Each is refused by all that reads weights. */

/** A file with this text as its header, and `room` bytes of zeros behind it. */
export function fileOf(header: string, room = 0): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + room);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

/** The entry of a tensor of float32. Numbers are text where JSON has other ways to write them. */
export function f32(name: string, shape: readonly (number | string)[], from: number | string, to: number | string): string {
  return `${JSON.stringify(name)}:{"dtype":"F32","shape":[${shape.join(",")}],"data_offsets":[${from},${to}]}`;
}

export interface HostileFile {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** What the message of `nnc weights` says. */
  readonly strict: string;
  /** What the message of `load` says; absent where `load` reads the file on purpose: bytes of no tensor. */
  readonly load?: string;
}

/** Sound up to the fault: the tensors of `Net` are `dense1.W` [1, 1] and `dense1.b` [1]. */
const W = f32("dense1.W", [1, 1], 0, 4);

const notJson = { strict: "no JSON object", load: "no JSON object" };
const noPlace = { strict: "no shape or no place", load: "no shape or no place" };
const same = (text: string): Pick<HostileFile, "strict" | "load"> => ({ strict: text, load: text });

export const hostileFiles: readonly HostileFile[] = [
  { what: "an empty file", bytes: new Uint8Array(0), strict: "it has 0 bytes", load: "they are 0" },
  { what: "seven bytes", bytes: new Uint8Array(7), strict: "it has 7 bytes", load: "they are 7" },
  { what: "a header longer than the file", bytes: Uint8Array.of(255, 255, 0, 0, 0, 0, 0, 0, 123, 125), ...same("does not fit into the 2") },
  { what: "a length of 2^32", bytes: Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 123, 125), ...same("4294967296 bytes does not fit") },
  { what: "a length of 2^64 - 1", bytes: new Uint8Array(16).fill(255), ...same("does not fit") },
  { what: "a header longer than 16 MiB", bytes: fileOf(`{${W}}${" ".repeat(2 ** 24)}`, 4), strict: "more than the 16777216", load: "more than the 4194304" },
  { what: "a header of many escapes", bytes: fileOf(`{"${"\\n".repeat(2 ** 20)}":{}}`), ...noPlace },
  { what: "a header of many brackets", bytes: fileOf(`{"a":[${"[],".repeat(2 ** 20)}[]]}`), ...noPlace },
  { what: "a header outside of ASCII", bytes: fileOf(`{"${"ä".repeat(2 ** 20)}":{}}`), ...noPlace },
  { what: "an empty header", bytes: new Uint8Array(8), ...notJson },
  { what: "a header that nests", bytes: fileOf("[".repeat(2 ** 20)), strict: "nests deeper", load: "no JSON object" },
  { what: "a header that nests, and is JSON", bytes: fileOf(`{"a":${"[".repeat(1e5)}${"]".repeat(1e5)}}`), ...same("nests deeper") },
  { what: "no JSON", bytes: fileOf("{x"), ...notJson },
  { what: "text after the object", bytes: fileOf(`{${W}}{}`, 4), ...notJson },
  { what: "no UTF-8", bytes: fileOf('{"a":1}').map((byte) => (byte === 97 ? 255 : byte)), ...notJson },
  { what: "a list", bytes: fileOf("[]"), ...notJson },
  { what: "null", bytes: fileOf("null"), ...notJson },
  { what: "a text", bytes: fileOf('"dense1.W"'), ...notJson },
  { what: "a name twice", bytes: fileOf(`{${W},${f32("dense1.W", [1, 1], 4, 8)}}`, 8), ...same('the name "dense1.W" twice') },
  { what: "a name twice, once escaped", bytes: fileOf(`{${W},${f32("dense1.W", [1, 1], 4, 8).replace("d", "\\u0064")}}`, 8), ...same('the name "dense1.W" twice') },
  { what: "metadata twice", bytes: fileOf('{"__metadata__":{},"__metadata__" \t :{}}'), ...same('the name "__metadata__" twice') },
  { what: "a key of the metadata twice", bytes: fileOf('{"__metadata__":{"model":"Net","model":"Other"}}'), ...same('the name "model" twice') },
  { what: "an element type twice", bytes: fileOf('{"dense1.W":{"dtype":"F32","dtype":"F64","shape":[1,1],"data_offsets":[0,8]}}', 8), ...same('the name "dtype" twice') },
  { what: "an end of the numbers that is missing", bytes: fileOf(`{${W}}`, 3), strict: "ends within the tensor dense1.W: 1 bytes are missing", load: "ends within the tensor dense1.W" },
  { what: "no numbers at all", bytes: fileOf(`{${W}}`), strict: "ends within the tensor dense1.W: 4 bytes are missing", load: "ends within the tensor dense1.W" },
  { what: "offsets beyond the end", bytes: fileOf(`{${f32("dense1.W", [1, 1], 2 ** 52, 2 ** 52 + 4)}}`, 4), strict: "belong to no tensor", load: "ends within the tensor dense1.W" },
  { what: "bytes after the last tensor", bytes: fileOf(`{${W},${f32("dense1.b", [1], 4, 8)}}`, 12), strict: "the last 4 bytes belong to no tensor" },
  { what: "a gap", bytes: fileOf(`{${W},${f32("dense1.b", [1], 8, 12)}}`, 12), strict: "4 bytes between dense1.W and dense1.b belong to no tensor" },
  { what: "an overlap", bytes: fileOf(`{${f32("dense1.W", [2], 0, 8)},${f32("dense1.b", [1], 4, 8)}}`, 8), ...same("the tensors dense1.W and dense1.b overlap") },
  { what: "two tensors in one place", bytes: fileOf(`{${W},${f32("dense1.b", [1], 0, 4)}}`, 4), ...same("the tensors dense1.W and dense1.b overlap") },
  { what: "an unknown element type", bytes: fileOf('{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,1]}}', 1), strict: "the element type F4", load: "a holds F4" },
  { what: "a member of every object as element type", bytes: fileOf('{"a":{"dtype":"toString","shape":[1],"data_offsets":[0,1]}}', 1), strict: "the element type toString", load: "a holds toString" },
  { what: "no element type", bytes: fileOf('{"a":{"shape":[1],"data_offsets":[0,1]}}', 1), strict: "no element type", load: "numbers of no type" },
  { what: "a number as element type", bytes: fileOf('{"a":{"dtype":3,"shape":[1],"data_offsets":[0,1]}}', 1), strict: "no element type", load: "numbers of no type" },
  { what: "a shape that lies", bytes: fileOf(`{${f32("dense1.W", [3], 0, 8)}}`, 8), ...same("takes 12 bytes, and has 8") },
  { what: "no dimension, and room for two numbers", bytes: fileOf(`{${f32("dense1.W", [], 0, 8)}}`, 8), ...same("takes 4 bytes, and has 8") },
  { what: "a shape that overflows", bytes: fileOf(`{${f32("dense1.W", [2 ** 40, 2 ** 40], 0, 8)}}`, 8), strict: "more numbers than can be counted", load: "takes" },
  { what: "a shape of many sizes", bytes: fileOf(`{${f32("dense1.W", Array.from({ length: 1e5 }, () => 2 ** 50), 0, 8)}}`, 8), strict: "more numbers than can be counted", load: "takes" },
  { what: "a size of 0 behind sizes that overflow", bytes: fileOf(`{${f32("dense1.W", [...Array.from({ length: 30 }, () => 2 ** 50), 0], 0, 0)}}`), strict: "more numbers than can be counted", load: "takes" },
  { what: "a negative size", bytes: fileOf(`{${f32("dense1.W", [-1], 0, 4)}}`, 4), ...noPlace },
  { what: "two negative sizes", bytes: fileOf(`{${f32("dense1.W", [-1, -1], 0, 4)}}`, 4), ...noPlace },
  { what: "a fractional size", bytes: fileOf(`{${f32("dense1.W", [0.5, 2], 0, 4)}}`, 4), ...noPlace },
  { what: "a size beyond float64", bytes: fileOf(`{${f32("dense1.W", ["1e999"], 0, 4)}}`, 4), ...noPlace },
  { what: "a size as text", bytes: fileOf(`{${f32("dense1.W", ['"1"'], 0, 4)}}`, 4), ...noPlace },
  { what: "a negative offset", bytes: fileOf(`{${f32("dense1.W", [1, 1], -4, 0)}}`, 4), ...noPlace },
  { what: "a fractional offset", bytes: fileOf(`{${f32("dense1.W", [1, 1], 0.5, 4.5)}}`, 8), ...noPlace },
  { what: "one offset", bytes: fileOf('{"dense1.W":{"dtype":"F32","shape":[1,1],"data_offsets":[0]}}', 4), ...noPlace },
  { what: "three offsets", bytes: fileOf('{"dense1.W":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4,8]}}', 8), ...noPlace },
  { what: "offsets backwards", bytes: fileOf(`{${f32("dense1.W", [1, 1], 8, 4)}}`, 8), ...same("takes 4 bytes, and has -4") },
  { what: "null for a tensor", bytes: fileOf('{"a":null}'), ...noPlace },
  { what: "a list for a tensor", bytes: fileOf('{"a":[]}'), ...noPlace },
  { what: "__proto__ without a place", bytes: fileOf('{"__proto__":{"dtype":"F32"}}'), ...noPlace },
  { what: "a shape that only a prototype has", bytes: fileOf('{"a":{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}}', 4), ...same("nests deeper") },
  { what: "metadata that is no text", bytes: fileOf('{"__metadata__":{"a":1}}'), ...same('metadata "a" is no text') },
  { what: "metadata that is a list", bytes: fileOf('{"__metadata__":[]}'), ...same("metadata is no JSON object") },
  { what: "metadata that is null", bytes: fileOf('{"__metadata__":null}'), ...same("metadata is no JSON object") },
];

/** Valid files that are not of `Net`. */
export const foreignFiles: readonly HostileFile[] = [
  { what: "a tensor called __proto__", bytes: fileOf(`{${f32("__proto__", [1], 0, 4)}}`, 4), strict: "", load: "the tensor __proto__ is not of this model" },
  { what: "a tensor called constructor", bytes: fileOf(`{${f32("constructor", [1], 0, 4)}}`, 4), strict: "", load: "the tensor constructor is not of this model" },
  { what: "a tensor without dimensions", bytes: fileOf(`{${f32("dense1.W", [], 0, 4)},${f32("dense1.b", [1], 4, 8)}}`, 8), strict: "", load: "has the shape [], and the model's is [1, 1]" },
  { what: "a tensor without numbers", bytes: fileOf(`{${f32("dense1.W", [0, 1], 0, 0)},${f32("dense1.b", [1], 0, 4)}}`, 4), strict: "", load: "has the shape [0, 1], and the model's is [1, 1]" },
  { what: "a tensor less", bytes: fileOf(`{${W}}`, 4), strict: "", load: "the tensor dense1.b is missing" },
  { what: "no tensor", bytes: fileOf("{}"), strict: "", load: "is missing" },
];
