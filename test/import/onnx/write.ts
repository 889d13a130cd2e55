/** Writes small files of ONNX, right and wrong ones. */
import { bytesField, floatField, joined, messageField, textField, wholeField, wholesField } from "../../../src/protobuf.ts";

export type Dims = readonly (number | string)[];

export interface TestNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, number | readonly number[] | string>>;
}

export interface TestTensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** 1 float, 7 int64, 11 double. */
  readonly type?: number;
}

export interface TestGraph {
  readonly inputs?: Readonly<Record<string, Dims>>;
  readonly outputs?: readonly string[];
  readonly tensors?: Readonly<Record<string, TestTensor>>;
  readonly nodes: readonly TestNode[];
  readonly opset?: number;
  /** Whole fields of the graph beside these. */
  readonly more?: readonly Uint8Array[];
}

function tensorFields(name: string, { shape, values, type = 1 }: TestTensor): readonly Uint8Array[] {
  const size = type === 1 ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, k) => (type === 1 ? view.setFloat32(size * k, value, true) : type === 7 ? view.setBigInt64(size * k, BigInt(value), true) : view.setFloat64(size * k, value, true)));
  return [wholesField(1, shape), wholeField(2, type), textField(8, name), bytesField(9, new Uint8Array(view.buffer))];
}

function attributeFields(name: string, value: number | readonly number[] | string): readonly Uint8Array[] {
  if (typeof value === "string") return [textField(1, name), textField(4, value), wholeField(20, 3)];
  if (typeof value === "number") return Number.isInteger(value) ? [textField(1, name), wholeField(3, value), wholeField(20, 2)] : [textField(1, name), floatField(2, value), wholeField(20, 1)];
  return [textField(1, name), wholesField(8, value), wholeField(20, 7)];
}

export function portField(number: number, name: string, dims: Dims, type = 1): Uint8Array {
  const sizes = dims.map((size) => messageField(1, typeof size === "number" ? wholeField(1, size) : textField(2, size)));
  return messageField(number, textField(1, name), messageField(2, messageField(1, wholeField(1, type), messageField(2, ...sizes))));
}

function nodeField({ operator, inputs, outputs, name = "", attributes = {} }: TestNode): Uint8Array {
  return messageField(1, ...inputs.map((input) => textField(1, input)), ...outputs.map((output) => textField(2, output)), textField(3, name), textField(4, operator),
    ...Object.entries(attributes).map(([key, value]) => messageField(5, ...attributeFields(key, value))));
}

export function onnxFile({ inputs = { x: ["batch", 4] }, outputs = ["y"], tensors = {}, nodes, opset = 13, more = [] }: TestGraph): Uint8Array {
  const graph = messageField(7, ...nodes.map(nodeField), textField(2, "g"), ...Object.entries(tensors).map(([name, tensor]) => messageField(5, ...tensorFields(name, tensor))),
    ...Object.entries(inputs).map(([name, dims]) => portField(11, name, dims)), ...outputs.map((name) => portField(12, name, ["batch", 1])), ...more);
  const version = messageField(8, textField(1, ""), wholeField(2, opset));
  return joined([wholeField(1, 8), textField(2, "test"), graph, version]);
}

/** A matrix product with a bias: x [batch, 4] → y [batch, 2]. */
export const linear: TestGraph = {
  tensors: { W: { shape: [4, 2], values: [1, 2, 3, 4, 5, 6, 7, 8] }, b: { shape: [2], values: [0.5, -0.5] } },
  nodes: [{ operator: "Gemm", name: "gemm", inputs: ["x", "W", "b"], outputs: ["y"] }],
};
