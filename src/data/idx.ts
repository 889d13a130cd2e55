/** IDX, the format of MNIST: big-endian arrays of any rank. Format: http://yann.lecun.com/exdb/mnist/ */
import { type ByteSource, wholeOf } from "./bytes.ts";
import { FormatError } from "./fault.ts";
import { type NumberArray, tableOfArrays, type ValueTable } from "./values.ts";

interface ElementType {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
}

const types: ReadonlyMap<number, ElementType> = new Map([
  [0x08, { bytes: 1, read: (view, at) => view.getUint8(at) }],
  [0x09, { bytes: 1, read: (view, at) => view.getInt8(at) }],
  [0x0b, { bytes: 2, read: (view, at) => view.getInt16(at) }],
  [0x0c, { bytes: 4, read: (view, at) => view.getInt32(at) }],
  [0x0d, { bytes: 4, read: (view, at) => view.getFloat32(at) }],
  [0x0e, { bytes: 8, read: (view, at) => view.getFloat64(at) }],
]);

/** Whether bytes begin as an IDX file does: two zeros, a type, and a number of dimensions. */
export function isIdx(bytes: Uint8Array): boolean {
  const [first, second, type = 0, rank = 0] = bytes;
  return first === 0 && second === 0 && types.has(type) && rank >= 1 && rank <= 8;
}

/** An array of images or of labels; of images with the labels of the file that is named alike, where there is one. */
export async function idxTable(source: ByteSource, labels: ByteSource | undefined): Promise<ValueTable> {
  const arrays = [await readIdx(source, "it"), ...(labels === undefined ? [] : [await readIdx(labels, labels.name)])];
  return tableOfArrays(arrays);
}

/** The name that the labels of a file of images have: `train-labels-idx1-ubyte` beside `train-images-idx3-ubyte`. */
export function labelsOf(name: string): string | undefined {
  const found = name.replace(/images([-.]idx)\d/, "labels$11");
  return found === name ? undefined : found;
}

/** `what`: the file in messages that name the first one already. */
async function readIdx(source: ByteSource, what: string): Promise<NumberArray> {
  const bytes = await wholeOf(source);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = isIdx(bytes) ? types.get(bytes[2] ?? 0) : undefined;
  if (type === undefined) throw new FormatError(`${what} is no IDX file`);
  const rank = bytes[3] ?? 0;
  const start = 4 + 4 * rank;
  if (bytes.length < start) throw new FormatError(`${what} ends in its header`);
  const shape = Array.from({ length: rank }, (_, k) => view.getUint32(4 + 4 * k));
  const count = shape.reduce((a, b) => a * b, 1);
  const expected = start + count * type.bytes;
  if (bytes.length !== expected) throw new FormatError(`${what} has ${bytes.length} bytes, and its header says ${expected}: it is ${bytes.length < expected ? "cut off" : "longer than its array"}`);
  const numbers = type.bytes === 1 && bytes[2] === 0x08 ? bytes.subarray(start) : Float64Array.from({ length: count }, (_, k) => type.read(view, start + k * type.bytes));
  const width = shape.slice(1).reduce((a, b) => a * b, 1);
  return { name: rank === 1 ? "label" : "image", shape, numbers, strides: { row: width, element: 1 } };
}
