/** The workloads as ONNX: as PyTorch exports them, or the wire format of protobuf in a few lines and the graphs of their layers. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A field: `{ 3: value }` with numbers, texts, bytes and messages; lists are repeated fields. */
function message(fields) {
  const out = [];
  for (const [key, values] of Object.entries(fields)) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value === undefined) continue;
      if (typeof value === "number") { out.push(varint(key * 8), varint(value)); continue; }
      const bytes = typeof value === "string" ? Buffer.from(value) : value;
      out.push(varint(key * 8 + 2), varint(bytes.length), bytes);
    }
  }
  return Buffer.concat(out);
}

function varint(n) {
  const bytes = [];
  let left = BigInt.asUintN(64, BigInt(n));
  do { bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0)); left >>= 7n; } while (left > 0n);
  return Buffer.from(bytes);
}

const float = 1;
const int64 = 7;
const float32 = (x) => Buffer.from(new Float32Array([x]).buffer);

/** Attributes: whole numbers, lists of them, texts, and `{ float }`. */
function attribute(name, value) {
  if (Array.isArray(value)) return message({ 1: name, 8: value, 20: 7 });
  if (typeof value === "string") return message({ 1: name, 4: value, 20: 3 });
  if (typeof value === "number") return message({ 1: name, 3: value, 20: 2 });
  return Buffer.concat([message({ 1: name, 20: 1 }), varint(2 * 8 + 5), float32(value.float)]);
}

/** Builds a graph node by node; every value is a name. */
export class Graph {
  nodes = [];
  constants = [];
  count = 0;

  op(type, inputs, attributes = {}, outputs = 1, domain) {
    const names = Array.from({ length: outputs }, () => `v${this.count++}`);
    this.node(type, inputs, names, attributes, domain);
    return outputs === 1 ? names[0] : names;
  }

  node(type, inputs, outputs, attributes = {}, domain) {
    this.nodes.push(message({ 1: inputs, 2: outputs, 4: type, 5: Object.entries(attributes).map(([n, v]) => attribute(n, v)), 7: domain }));
  }

  tensor(values, shape, name = `c${this.count++}`) {
    this.constants.push(message({ 1: shape, 2: float, 8: name, 9: Buffer.from(Float32Array.from(values).buffer) }));
    return name;
  }

  integers(values, name = `c${this.count++}`) {
    this.constants.push(message({ 1: [values.length], 2: int64, 8: name, 9: Buffer.from(BigInt64Array.from(values, BigInt).buffer) }));
    return name;
  }

  /** `inputs` and `outputs`: shapes by name. */
  model(inputs, outputs) {
    const value = ([name, shape]) => message({ 1: name, 2: message({ 1: message({ 1: float, 2: message({ 1: shape.map((n) => message({ 1: n })) }) }) }) });
    const graph = message({ 1: this.nodes, 2: "network", 5: this.constants, 11: Object.entries(inputs).map(value), 12: Object.entries(outputs).map(value) });
    return message({ 1: 8, 7: graph, 8: [message({ 1: "", 2: 17 })] });
  }
}

const transposed = (values, rows, columns) => Float32Array.from({ length: rows * columns }, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]);

/** The network of a workload, for one example, and the shape of that: from what PyTorch left in the folder of the workload, else from the weights there. */
export function networkOf(work, folder) {
  const file = (name) => join(folder, name);
  const parsed = (name) => JSON.parse(readFileSync(file(name), "utf8"));
  if (existsSync(file("network.onnx"))) return { graph: readFileSync(file("network.onnx")), shape: parsed("network.json") };
  if (work.shape !== undefined) throw new Error("Error: PyTorch exported no network");
  return { graph: network(work, parsed("weights.json")), shape: [1, ...work.input] };
}

/** One example through the network of a workload, with the weights given by name. */
function network(work, weights) {
  const g = new Graph();
  const wide = (name) => weights[name].length;
  const dense = (x, name) => g.op("Gemm", [x, g.tensor(weights[`${name}.W`], [wide(`${name}.W`) / wide(`${name}.b`), wide(`${name}.b`)]), g.tensor(weights[`${name}.b`], [wide(`${name}.b`)])]);
  const builders = {
    dense: () => work.layers.reduce((x, _, i) => g.op({ relu: "Relu", tanh: "Tanh", sigmoid: "Sigmoid" }[work.activation], [dense(x, `dense${i + 1}`)]), "x"),
    conv: () => {
      let x = g.op("Transpose", ["x"], { perm: [0, 3, 1, 2] });
      for (const [name, from, to] of [["conv1", 1, 8], ["conv2", 8, 16]]) {
        const kernel = Float32Array.from({ length: to * from * 25 }, (_, i) => { const [o, c, at] = [Math.floor(i / (from * 25)), Math.floor(i / 25) % from, i % 25]; return weights[`${name}.K`][(at * from + c) * to + o]; });
        x = g.op("Conv", [x, g.tensor(kernel, [to, from, 5, 5]), g.tensor(weights[`${name}.b`], [to])], { pads: [2, 2, 2, 2] });
        x = g.op("MaxPool", [g.op("Relu", [x])], { kernel_shape: [2, 2], strides: [2, 2] });
      }
      return g.op("Flatten", [g.op("Transpose", [x], { perm: [0, 2, 3, 1] })]);
    },
    lstm: () => {
      const gates = (kind, rows) => Float32Array.from(["i", "o", "f", "g"].flatMap((k) => (rows === 0 ? [...weights[`lstm1.${kind}${k}`]] : [...transposed(weights[`lstm1.${kind}${k}`], rows, 32)])));
      const bias = Float32Array.from([...gates("b", 0), ...new Float32Array(128)]);
      const [, last] = g.op("LSTM", [g.op("Transpose", ["x"], { perm: [1, 0, 2] }), g.tensor(gates("W", 16), [1, 128, 16]), g.tensor(gates("U", 32), [1, 128, 32]), g.tensor(bias, [1, 256])], { hidden_size: 32 }, 2);
      return g.op("Reshape", [last, g.integers([-1, 32])]);
    },
    transformer: () => {
      const w = (name, shape) => g.tensor(weights[`transformerEncoder1.${name}`], shape);
      const norm = (x, name) => g.op("LayerNormalization", [x, w(`${name}.gamma`, [32]), w(`${name}.beta`, [32])], { axis: -1, epsilon: { float: 1e-5 } });
      const affine = (x, kind, bias, shape) => g.op("Add", [g.op("MatMul", [x, w(kind, shape)]), w(bias, [shape[1]])]);
      const heads = (x, perm) => g.op("Transpose", [g.op("Reshape", [x, g.integers([-1, 16, 4, 8])])], { perm });
      const y = norm("x", "layerNorm1");
      const [q, k, v] = ["q", "k", "v"].map((n) => heads(affine(y, `attention1.W${n}`, `attention1.b${n}`, [32, 32]), n === "k" ? [0, 2, 3, 1] : [0, 2, 1, 3]));
      const scores = g.op("Softmax", [g.op("Mul", [g.op("MatMul", [q, k]), g.tensor([1 / Math.sqrt(8)], [1])])], { axis: -1 });
      const seen = g.op("Reshape", [g.op("Transpose", [g.op("MatMul", [scores, v])], { perm: [0, 2, 1, 3] }), g.integers([-1, 16, 32])]);
      const kept = g.op("Add", ["x", affine(seen, "attention1.Wo", "attention1.bo", [32, 32])]);
      const inner = affine(norm(kept, "layerNorm2"), "feedForward1.W1", "feedForward1.b1", [32, 64]);
      const grown = g.op("Add", [g.op("Erf", [g.op("Mul", [inner, g.tensor([Math.SQRT1_2], [1])])]), g.tensor([1], [1])]);
      const gelu = g.op("Mul", [g.op("Mul", [inner, g.tensor([0.5], [1])]), grown]);
      return g.op("Flatten", [g.op("Add", [kept, affine(gelu, "feedForward1.W2", "feedForward1.b2", [64, 32])])]);
    },
  };
  const hidden = builders[work.kind ?? "dense"]();
  const out = dense(hidden, work.kind === undefined ? `dense${work.layers.length + 1}` : "dense1");
  g.node(work.last === "sigmoid" ? "Sigmoid" : work.loss === "crossEntropy" ? "Softmax" : "Identity", [out], ["y"]);
  return g.model({ x: [1, ...work.input] }, { y: [1, work.outputs] });
}
