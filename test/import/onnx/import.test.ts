/** Graphs of ONNX as models. Those that PyTorch writes are compared in test/oracle/import.oracle.ts. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { encodeModel, exportOnnx, initialWeights } from "../../../src/export/onnx/export.ts";
import { nnc } from "../../cli/terminal.ts";
import { loadWithModel } from "../../support/module.ts";
import { type Dims, linear, onnxFile, type TestGraph, type TestTensor } from "./write.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

async function imported(bytes: Uint8Array, ...flags: readonly string[]): Promise<{ readonly text: string; readonly weights: Uint8Array }> {
  const path = join(folder, `net${++count}.onnx`);
  writeFileSync(path, bytes);
  const { code, err } = await nnc(["import", path, "--model", "Net", ...flags]);
  expect(err).toContain("opset");
  expect(code).toBe(0);
  const checked = await nnc(["check", path.replace(".onnx", ".nn")]);
  expect(`${checked.out}${checked.err}`).toBe("1 file checked: no errors\n");
  return { text: readFileSync(path.replace(".onnx", ".nn"), "utf8"), weights: readFileSync(path.replace(".onnx", ".safetensors")) };
}

/** The chain alone. */
async function chainOf(graph: TestGraph, ...flags: readonly string[]): Promise<string> {
  const { text } = await imported(onnxFile(graph), ...flags);
  return text.slice(text.indexOf("model Net {\n") + 12, -2).replaceAll(/^ {2}/gm, "");
}

function wave(size: number, phase = 0): Float64Array {
  return Float64Array.from({ length: size }, (_, k) => Math.sin(1.3 * k + phase));
}

/** What a graph computes for one example. */
async function run(bytes: Uint8Array, x: ArrayLike<number>): Promise<readonly number[]> {
  const { text, weights } = await imported(bytes);
  const network = (await loadWithModel(text)).create({ weights });
  return Array.from(network.forward(x, 1));
}

const tensor = (shape: readonly number[], phase = 0): TestTensor => ({ shape, values: Array.from(wave(shape.reduce((a, b) => a * b, 1), phase), Math.fround) });

describe("what `nnc export --to onnx` writes comes back", () => {
  test.each([
    ["dense layers", "dense(6) relu dense(5) gelu dense(3) softmax", "[4]"],
    ["a convolution, pools, batch normalization", "conv(4, 3, stride: 2, padding: 1) batchNorm relu maxPool(2) flatten dense(3)", "[8, 8, 2]"],
    ["a residual block", "conv(4, 3, padding: 1) resUnit(4) globalAveragePool dense(3)", "[6, 6, 2]"],
    ["an inverted residual block", "conv(4, 3) invertedResidual(4, 8) averagePool(2) flatten dense(3)", "[8, 8, 2]"],
    ["a transposed convolution", "convTranspose(2, 3, stride: 2) flatten dense(3)", "[3, 3, 1]"],
    ["layer normalization", "layerNorm dense(3)", "[5]"],
    ["an encoder of transformers", "dense(8) transformerEncoder(2, 12) flatten dense(3)", "[4, 3]"],
    ["an attention that looks back", "dense(8) transformerDecoder(2, 12) flatten dense(3)", "[4, 3]"],
    ["a recurrence of three steps", "gruLast(3) dense(3)", "[3, 2]"],
    ["a part", "dense(6) tanh slice(1, 4)", "[4]"],
    ["a sequence of convolutions", "conv1d(4, 3, padding: 1) relu maxPool1d(2) flatten dense(3)", "[8, 2]"],
  ])("%s", async (_, chain, shape) => {
    const { create, model } = await loadWithModel(`model Net {\n  input x: ${shape}\n  ${chain}\n  output y: [3]\n}\n`);
    const { model: bytes } = encodeModel(exportOnnx(model, initialWeights(model, 3), { version: "0.0.0" }));
    const x = wave(JSON.parse(shape).reduce((a: number, b: number) => a * b, 1));
    const [expected, found] = [create({ seed: 3 }).forward(x, 1), await run(bytes, x)];
    expect(Math.max(...found.map((y, k) => Math.abs(y - (expected[k] ?? NaN))))).toBeLessThan(1e-5);
  });
});

describe("the words of the library", () => {
  test("a matrix product with what is added is a dense layer, without it one without a bias", async () => {
    expect(await chainOf(linear)).toBe("input x: [4]\ndense(2)\noutput y: [2]\n");
    const matMul: TestGraph = { ...linear, nodes: [{ operator: "MatMul", inputs: ["x", "W"], outputs: ["v"] }, { operator: "Add", inputs: ["b", "v"], outputs: ["y"] }] };
    expect(await chainOf(matMul)).toBe("input x: [4]\ndense(2)\noutput y: [2]\n");
    expect(await chainOf({ ...linear, nodes: [{ operator: "MatMul", inputs: ["x", "W"], outputs: ["y"] }] })).toContain("linear(2)");
  });

  test("weights and nodes give their names", async () => {
    const { W: weight = tensor([4, 2]), b: bias = tensor([2]) } = linear.tensors ?? {};
    const graph: TestGraph = { tensors: { "features.0.weight": weight, "features.0.bias": bias }, nodes: [{ operator: "Gemm", name: "/features/features.0/Gemm", inputs: ["x", "features.0.weight", "features.0.bias"], outputs: ["y"] }] };
    expect(await chainOf(graph)).toContain("dense(2) as features0");
  });

  test("gelu as several nodes, and relu6", async () => {
    const one = (value: number): TestTensor => ({ shape: [], values: [value] });
    const graph: TestGraph = {
      tensors: { ...linear.tensors, r: one(Math.SQRT2), one: one(1), half: one(0.5), zero: one(0), six: one(6) }, nodes: [
        ...linear.nodes.map((node) => ({ ...node, outputs: ["v"] })), { operator: "Div", inputs: ["v", "r"], outputs: ["d"] }, { operator: "Erf", inputs: ["d"], outputs: ["e"] }, { operator: "Add", inputs: ["e", "one"], outputs: ["a"] },
        { operator: "Mul", inputs: ["v", "a"], outputs: ["m"] }, { operator: "Mul", inputs: ["m", "half"], outputs: ["g"] }, { operator: "Clip", inputs: ["g", "zero", "six"], outputs: ["y"] },
      ],
    };
    const { text } = await imported(onnxFile(graph));
    expect(text).toContain("activation relu6(x) = min(max(x, 0), 6)");
    expect(text).toContain("dense(2) gelu relu6");
  });

  test("channels first as in tf2onnx: transpositions around a convolution go away", async () => {
    const graph: TestGraph = {
      inputs: { x: ["batch", 6, 6, 2] }, tensors: { K: tensor([3, 2, 3, 3]), b: tensor([3]), W: tensor([27, 2]), c: tensor([2]), s: { shape: [2], values: [-1, 27], type: 7 } }, nodes: [
        { operator: "Transpose", inputs: ["x"], outputs: ["t"], attributes: { perm: [0, 3, 1, 2] } },
        { operator: "Conv", name: "net/conv/Conv2D", inputs: ["t", "K"], outputs: ["k"], attributes: { auto_pad: "SAME_UPPER", strides: [2, 2], kernel_shape: [3, 3] } },
        { operator: "Transpose", inputs: ["k"], outputs: ["n"], attributes: { perm: [0, 2, 3, 1] } },
        { operator: "Add", inputs: ["n", "b"], outputs: ["a"] }, { operator: "Relu", inputs: ["a"], outputs: ["r"] },
        { operator: "Reshape", inputs: ["r", "s"], outputs: ["f"] }, { operator: "MatMul", inputs: ["f", "W"], outputs: ["m"] }, { operator: "Add", inputs: ["m", "c"], outputs: ["y"] },
      ],
    };
    expect(await chainOf(graph)).toBe("input x: [6, 6, 2]\nconvolution2d(3, 3, 3, down: 2, across: 2, bottom: 1, right: 1) as netConv relu flatten\ndense(2)\noutput y: [2]\n");
  });

  test("--keep-layout keeps the order of the graph", async () => {
    const graph: TestGraph = { inputs: { x: ["batch", 2, 4, 4] }, tensors: { K: tensor([3, 2, 3, 3]) }, nodes: [{ operator: "Conv", inputs: ["x", "K"], outputs: ["y"] }] };
    expect(await chainOf(graph)).toMatch(/input x: \[4, 4, 2\][^]*output y: \[2, 2, 3\]/);
    expect(await chainOf(graph, "--keep-layout")).toMatch(/input x: \[2, 4, 4\][^]*output y: \[3, 2, 2\]/);
  });

  test("a convolution computes what its definition says", async () => {
    const [x, K] = [wave(2 * 4 * 4), tensor([3, 2, 3, 3])];
    const found = await run(onnxFile({ inputs: { x: ["batch", 2, 4, 4] }, tensors: { K }, nodes: [{ operator: "Conv", inputs: ["x", "K"], outputs: ["y"] }] }), x);
    const expected = [0, 1].flatMap((r) => [0, 1].flatMap((q) => [0, 1, 2].map((f) => {
      let sum = 0;
      for (let c = 0; c < 2; c++) for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += (x[((r + i) * 4 + q + j) * 2 + c] ?? 0) * (K.values[((f * 2 + c) * 3 + i) * 3 + j] ?? 0);
      return sum;
    })));
    expect(Math.max(...found.map((y, k) => Math.abs(y - (expected[k] ?? NaN))))).toBeLessThan(1e-12);
  });

  test.each([{}, { auto_pad: "NOTSET" }, { auto_pad: "VALID" }])("a transposed convolution computes what its definition says, with %o", async (named) => {
    const [x, K] = [wave(2 * 3 * 3), tensor([2, 3, 2, 2])];
    const graph: TestGraph = { inputs: { x: ["batch", 2, 3, 3] }, tensors: { K }, nodes: [{ operator: "ConvTranspose", inputs: ["x", "K"], outputs: ["y"], attributes: { strides: [2, 2], ...named } }] };
    const expected = new Float64Array(6 * 6 * 3);
    for (let r = 0; r < 3; r++) for (let q = 0; q < 3; q++) for (let c = 0; c < 2; c++) for (let f = 0; f < 3; f++) for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) {
      const at = ((2 * r + i) * 6 + 2 * q + j) * 3 + f;
      expected[at] = (expected[at] ?? NaN) + (x[(r * 3 + q) * 2 + c] ?? NaN) * (K.values[((c * 3 + f) * 2 + i) * 2 + j] ?? NaN);
    }
    const found = await run(onnxFile(graph), x);
    expect(Math.max(...found.map((y, k) => Math.abs(y - (expected[k] ?? NaN))))).toBeLessThan(1e-12);
  });

  test("a transposed convolution of the same size is refused", async () => {
    const path = join(folder, `net${++count}.onnx`);
    writeFileSync(path, onnxFile({ inputs: { x: ["batch", 2, 3, 3] }, tensors: { K: tensor([2, 3, 2, 2]) }, nodes: [{ operator: "ConvTranspose", inputs: ["x", "K"], outputs: ["y"], attributes: { strides: [3, 3], auto_pad: "SAME_UPPER" } }] }));
    const { code, err } = await nnc(["import", path, "--model", "Net"]);
    expect(code).toBe(1);
    expect(err).toContain("transposed convolution");
  });
});

describe("the command", () => {
  const at = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const vary = (shape: Dims): Uint8Array => onnxFile({ inputs: { x: shape }, nodes: [{ operator: "Relu", inputs: ["x"], outputs: ["y"] }] });

  test("writes the model beside the graph, and never over what is there", async () => {
    const path = at("my-net.onnx", onnxFile(linear));
    expect((await nnc(["import", path])).code).toBe(0);
    expect(readFileSync(join(folder, "my-net.nn"), "utf8")).toContain("model MyNet {");
    expect(existsSync(join(folder, "my-net.safetensors"))).toBe(true);
    const again = await nnc(["import", path]);
    expect(again.err).toContain("exists already: name another file with -o, or write over it with --force");
    expect(again.code).toBe(1);
    expect((await nnc(["import", path, "--force"])).code).toBe(0);
    expect((await nnc(["import", path, "-o", join(folder, "other", "net.nn")])).code).toBe(0);
    expect(existsSync(join(folder, "other", "net.safetensors"))).toBe(true);
  });

  test.each([
    [["-o", "-"], 2, "two files are written"],
    [["-o", join(folder, "usage.onnx"), "--force"], 1, "would overwrite the graph"],
    [["--model", "a b"], 2, "--model takes a name"],
    [["--size", "time"], 2, "--size takes the name of a dimension"],
  ])("%j is refused", async (flags, code, message) => {
    const found = await nnc(["import", at("usage.onnx", onnxFile(linear)), ...flags]);
    expect(found.err).toContain(message);
    expect(found.code).toBe(code);
  });

  test("dimensions that vary beside the batch need a size", async () => {
    const path = at("vary.onnx", vary(["batch", "time", 3]));
    expect((await nnc(["import", path])).err).toContain("--size time=…");
    expect((await nnc(["import", path, "--size", "time=5"])).code).toBe(0);
    expect(readFileSync(join(folder, "vary.nn"), "utf8")).toContain("input x: [5, 3]");
    expect((await nnc(["import", at("fixed.onnx", vary([4, 3]))])).err).toContain("nnc takes one example at a time");
  });

  test.each([7, 9, 11, 13, 17, 20])("opset %i", async (opset) => {
    const axes = opset < 13 ? { attributes: { axes: [1] } } : {};
    const nodes: TestGraph["nodes"] = [
      ...linear.nodes.map((node) => ({ ...node, outputs: ["v"] })), { operator: "Unsqueeze", inputs: opset < 13 ? ["v"] : ["v", "one"], outputs: ["u"], ...axes },
      { operator: "Squeeze", inputs: opset < 13 ? ["u"] : ["u", "one"], outputs: ["w"], ...axes }, { operator: "Softmax", inputs: ["w"], outputs: ["y"], attributes: { axis: 1 } },
    ];
    expect(await chainOf({ tensors: { ...linear.tensors, one: { shape: [1], values: [1], type: 7 } }, nodes, opset })).toBe("input x: [4]\ndense(2) softmax\noutput y: [2]\n");
  });

  test("the weights predict with the other commands", async () => {
    const path = at("predicts.onnx", onnxFile({ ...linear, nodes: [...linear.nodes.map((node) => ({ ...node, outputs: ["v"] })), { operator: "Relu", inputs: ["v"], outputs: ["y"] }] }));
    await nnc(["import", path]);
    const { out, code } = await nnc(["predict", join(folder, "predicts.nn"), "--weights", join(folder, "predicts.safetensors")], "x0,x1,x2,x3\n1,0,0,0\n0,1,0,-1\n");
    expect(code).toBe(0);
    expect(out).toContain("1.5");
  });
});
