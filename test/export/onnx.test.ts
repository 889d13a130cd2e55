/** Graphs of ONNX as text and as bytes. What they compute is compared in test/oracle/onnx.oracle.ts. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { encodeModel, exportOnnx, initialWeights, operatorsOf } from "../../src/export/onnx/export.ts";
import { printOnnx } from "../../src/export/onnx/text.ts";
import type { OnnxModel } from "../../src/export/onnx/types.ts";
import { check } from "../../src/index.ts";
import { nnc } from "../cli/terminal.ts";
import { fieldsOf, messages, text, whole } from "./onnx/read.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-onnx-"));
afterAll(() => rmSync(folder, { recursive: true }));

function graphOf(source: string, opset = 17): OnnxModel {
  const { models: [model], diagnostics } = check(source, { fileName: "net.nn" });
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return exportOnnx(model, initialWeights(model, 1), { version: "0.0.0", opset });
}

const operators = (source: string, opset?: number): string => [...operatorsOf(graphOf(source, opset).graph)].map(([name, count]) => (count === 1 ? name : `${name} ${count}`)).join(", ");

const net = (chain: string, input = "[4]", output = "[2]"): string => `model Net {\n  input x: ${input}\n  ${chain}\n  output y: ${output}\n}\n`;

describe("graphs of ONNX", () => {
  test("raw fields, standardization, matrix products, and the name of a class", () => {
    const onnx = graphOf(readFileSync("examples/iris/iris.nn", "utf8"));
    expect(printOnnx({ ...onnx, metadata: {} })).toMatchSnapshot();
  });

  test("the form of an equation decides which operator it is", () => {
    expect(operators(net("conv(3, 3, stride: 2, padding: 1) relu maxPool(2) flatten dense(2)", "[8, 8, 2]"))).toBe("Transpose 2, Conv, Relu, MaxPool, Reshape, Gemm");
    expect(operators(net("depthwise(3) averagePool(2) flatten dense(2)", "[6, 6, 2]"))).toBe("Transpose 2, Conv, AveragePool, Reshape, Gemm");
    expect(operators(net("embedding(3) flatten dense(2) softmax", "index(5)[2]", "oneHot(0..1)"))).toContain("Gather 2, Reshape, Gemm, Softmax");
    expect(operators(net("logSoftmax", "[2]"))).toBe("LogSoftmax");
    expect(operators(net("convTranspose(2, 3, stride: 2)", "[3, 3, 1]", "[7, 7, 2]"))).toBe("Reshape, ConvTranspose, Transpose");
  });

  test("a layer of one's own becomes what a layer of the library becomes", () => {
    const own = `layer mine(units) {\n  input u: [n]\n  weight V: [n, units]\n  bias c: [units]\n  output z[k] = c[k] + sum(m: u[m] * V[m, k])\n}\n${net("mine(2)")}`;
    expect(operators(own)).toBe("Gemm");
  });

  test("between convolutions no dimension moves", () => {
    const { graph } = graphOf(net("conv(4, 3) batchNorm relu maxPool(2) conv(3, 2) gelu averagePool(2) flatten dense(2)", "[12, 12, 2]"));
    expect(graph.nodes.flatMap(({ operator, inputs }) => (operator === "Transpose" ? inputs : []))).toEqual(["x", "averagePool1.y"]);
  });

  test("few steps of a recurrence are computed one by one, many as Scan", () => {
    expect(operators(net("simpleRnnLast(2)", "[3, 4]"))).not.toContain("Scan");
    expect(operators(net("gruLast(2)", "[9, 4]"))).toContain("Scan");
  });

  test("what depends on weights alone is a constant", () => {
    expect(operators(net("batchNorm", "[2]"))).toBe("Sub, Mul, Add");
  });

  test("sums over edges are scattered, and greatest values from opset 18 on, so that no value has edges × nodes elements", () => {
    const graph = (operator: string, none: string): string => `model Net {\n  input x: [30, 2], source: index(30)[50], sink: index(30)[50]\n  z[v < 30, k < 2] = ${operator}(e: sink[e] == v ? x[source[e], k] : ${none})\n  output y: [30, 2] = z\n}\n`;
    const scattered = (source: string, opset: number): readonly unknown[] =>
      graphOf(source, opset).graph.nodes.flatMap(({ operator, attributes }) => (operator === "ScatterElements" ? attributes["reduction"]?.value : operator.startsWith("Reduce") ? operator : []));
    expect([17, 24].map((opset) => scattered(graph("sum", "0"), opset))).toEqual([["add"], ["add"]]);
    expect([17, 24].map((opset) => scattered(graph("max", "-infinity"), opset))).toEqual([["ReduceMax"], ["max"]]);
    expect(scattered(graph("min", "infinity"), 18)).toEqual(["min"]);
    expect(operators(graph("sum", "0"))).not.toContain("Equal");
  });

  test("strings are compared by Equal from opset 19 on", () => {
    const source = 'model Net {\n  input who: { city: oneHot("rome", "oslo"), age }\n  dense(1)\n  output y: [1]\n}\n';
    expect(operators(source)).toBe("OneHotEncoder, Reshape, Concat, Gemm");
    expect(operators(source, 19)).toContain("Equal");
  });
});

describe("bytes of ONNX", () => {
  const onnx = graphOf(readFileSync("examples/iris/iris.nn", "utf8"));

  test("versions, graph and metadata are where the format has them", () => {
    const { model, data } = encodeModel(onnx);
    expect(data).toBeUndefined();
    expect(whole(model, 1)).toBe(8);
    expect(text(model, 2)).toBe("nnc");
    const [graph = new Uint8Array()] = messages(model, 7);
    expect(messages(graph, 1).map((node) => text(node, 4))).toEqual(onnx.graph.nodes.map((n) => n.operator));
    expect(messages(graph, 5).map((tensor) => text(tensor, 8))).toEqual(onnx.graph.initializers.map((t) => t.name));
    expect(messages(model, 14).map((entry) => text(entry, 1))).toEqual(["nnc.version", "nnc.model", "nnc.inputs", "nnc.outputs"]);
  });

  test("a weight is little-endian in float32", () => {
    const [graph = new Uint8Array()] = messages(encodeModel(onnx).model, 7);
    const tensor = messages(graph, 5).find((t) => text(t, 8) === "dense1.W") ?? new Uint8Array();
    const [raw = new Uint8Array()] = messages(tensor, 9);
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    const values = onnx.graph.initializers.find((t) => t.name === "dense1.W")?.values ?? [];
    expect(Array.from(values, (_, i) => view.getFloat32(4 * i, true))).toEqual(Array.from(values, (x) => Math.fround(Number(x))));
  });

  test("large weights go beside the model, each at a multiple of 64 bytes", () => {
    const wide = graphOf(net("dense(40) relu dense(30)", "[20]", "[30]"));
    const { model, data = new Uint8Array() } = encodeModel(wide, "net.onnx.data");
    const [graph = new Uint8Array()] = messages(model, 7);
    const places = messages(graph, 5).map((tensor) => Object.fromEntries(messages(tensor, 13).map((entry) => [text(entry, 1), text(entry, 2)]))).filter((p) => p["location"] !== undefined);
    expect(places).toEqual([{ location: "net.onnx.data", offset: "0", length: "3200" }, { location: "net.onnx.data", offset: "3200", length: "4800" }]);
    expect(data.length).toBe(8000);
    expect(fieldsOf(model).length).toBeGreaterThan(5);
  });

  test("without large weights there is no file beside the model", () => {
    expect(encodeModel(graphOf(net("dense(2)")), "net.onnx.data").data).toBeUndefined();
  });
});

describe("nnc export --to onnx", () => {
  const file = join(folder, "net.nn");
  writeFileSync(file, net("dense(2)"));

  test("writes the file beside the model", async () => {
    const { code, out } = await nnc(["export", file, "--to", "onnx", "--seed", "1"]);
    expect(code).toBe(0);
    expect(out).toContain("opset 17, 1 nodes: Gemm");
    expect(readdirSync(folder).sort()).toEqual(["net.nn", "net.onnx"]);
  });

  test.each([
    [["--to", "onnx"], 2, "a graph of ONNX has weights inside"],
    [["--to", "onnx", "--seed", "1", "--opset", "16"], 2, "--opset takes a whole number of at least 17"],
    [["--to", "onnx", "--seed", "1", "--opset", "99"], 2, "--opset takes a whole number from 17 to"],
    [["--to", "onnx", "--seed", "1", "-o", "-"], 2, "name a file with -o"],
    [["--to", "onnx", "--seed", "1", "-o", file], 1, "would overwrite the model"],
    [["--to", "onnx", "--weights", file], 1, "does not fit the model Net"],
  ])("%j is refused", async (flags, expected, message) => {
    const { code, err } = await nnc(["export", file, ...flags]);
    expect(err).toContain(message);
    expect(code).toBe(expected);
  });

  test("an equation that has no form in ONNX is named, with its line, and nothing is written", async () => {
    const path = join(folder, "batch.nn");
    writeFileSync(path, "layer centered() {\n  input x: [n]\n  output y[i] = x[i] - mean(batch: x[i])\n}\nmodel Net {\n  input x: [4]\n  centered\n  output y: [4]\n}\n");
    const { code, err } = await nnc(["export", path, "--to", "onnx", "--seed", "1"]);
    expect(err).toContain("cannot be exported to ONNX: centered1.y");
    expect(code).toBe(1);
    expect(readdirSync(folder)).not.toContain("batch.onnx");
  });
});
