/** Files that lie: each is refused in less than a second, with the reason, and nothing is written. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bytesField, messageField, textField, wholeField, wholesField } from "../../../src/protobuf.ts";
import { nnc } from "../../cli/terminal.ts";
import { linear, onnxFile, portField, type TestGraph, type TestNode } from "./write.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));
const inside = join(folder, "graphs");
mkdirSync(inside);
writeFileSync(join(folder, "secret.bin"), new Uint8Array(64));
symlinkSync(join(folder, "secret.bin"), join(inside, "link.bin"));
writeFileSync(join(inside, "short.bin"), new Uint8Array(8));

const good = onnxFile(linear);
const relu = (input: string, output: string): TestNode => ({ operator: "Relu", name: output, inputs: [input], outputs: [output] });
const graph = (...nodes: readonly TestNode[]): Uint8Array => onnxFile({ nodes });
const withTensor = (...fields: readonly Uint8Array[]): Uint8Array => onnxFile({ nodes: linear.nodes, more: [messageField(5, ...fields)] });
const external = (location: string, offset = "0", length = "32"): Uint8Array => {
  const entries = { location, offset, length };
  return withTensor(wholesField(1, [4, 2]), wholeField(2, 1), textField(8, "W"), ...Object.entries(entries).map(([key, value]) => messageField(13, textField(1, key), textField(2, value))), wholeField(14, 1));
};
const withShape = (shape: readonly (number | string)[], more: Partial<TestGraph> = {}): Uint8Array => onnxFile({ ...linear, ...more, inputs: { x: shape } });
const view = (operator: string, values: readonly number[], attributes: TestNode["attributes"] = {}): Uint8Array =>
  onnxFile({ tensors: { s: { shape: [values.length], values, type: 7 } }, nodes: [{ operator, name: "v", inputs: ["x", "s"], outputs: ["y"], attributes }] });

function chain(length: number): Uint8Array {
  return graph(...Array.from({ length }, (_, k) => relu(k === 0 ? "x" : `v${k}`, k === length - 1 ? "y" : `v${k + 1}`)));
}

/** x + x, doubled each time. */
function doubling(length: number): Uint8Array {
  return graph(...Array.from({ length }, (_, k): TestNode => {
    const input = k === 0 ? "x" : `v${k}`;
    return { operator: "Sum", name: `n${k}`, inputs: Array.from({ length: 8 }, () => input), outputs: [k === length - 1 ? "y" : `v${k + 1}`] };
  }));
}

test.each<readonly [string, Uint8Array, string]>([
  ["empty", new Uint8Array(0), "it is empty"],
  ["text", new TextEncoder().encode("model Net {}\n"), "it is text"],
  ["an archive", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "it is an archive"],
  ["HDF5", Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a), "it is HDF5"],
  ["a pickle", Uint8Array.of(0x80, 2, 0x8a, 10), "it is a pickle of Python"],
  ["no graph", Uint8Array.of(8, 8), "it has no graph"],
  ["no version", messageField(7, textField(2, "g")), "it has no graph"],
  ["ends in the middle", good.subarray(0, good.length - 40), "bytes, and"],
  ["ends within a number", Uint8Array.of(8, 0x80), "it ends within a number"],
  ["a wire type that is none", Uint8Array.of(8, 8, 0x0f), "there is no wire type 7"],
  ["a number of eleven bytes", Uint8Array.of(8, ...Array.from({ length: 11 }, () => 0x80), 1), "more than ten bytes"],
  ["a length of 2^62", Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f), "says that it has"],
  ["a length below 0", Uint8Array.of(0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1), "says that it has"],
  ["two graphs", new Uint8Array([...good, ...messageField(7)]), "it has two graphs"],
  ["millions of fields", messageField(7, ...Array.from({ length: 11 }, () => bytesField(1, new Uint8Array(400_000).map((_, k) => (k % 2 === 0 ? 0x0a : 0))))), "more than 2000000 fields"],
  ["a cycle", graph({ operator: "Add", name: "a", inputs: ["x", "w"], outputs: ["v"] }, relu("v", "w"), relu("w", "y")), "the graph has a cycle"],
  ["a node that reads itself", graph({ operator: "Add", name: "a", inputs: ["x", "y"], outputs: ["y"] }), "depends on itself"],
  ["a value made twice", graph(relu("x", "y"), { ...relu("x", "y"), name: "again" }), "the value y is made twice"],
  ["an output that is an input", graph(relu("x", "x")), "the value x is made twice"],
  ["a value that nothing makes", graph(relu("z", "y")), "reads z, which is no input"],
  ["an initializer that is missing", onnxFile({ ...linear, tensors: {} }), "reads W, which is no input"],
  ["an output that nothing makes", onnxFile({ nodes: [] }), "reads y, which is no input"],
  ["two inputs of one name", onnxFile({ ...linear, more: [portField(11, "x", ["batch", 4])] }), "it has the input x twice"],
  ["two initializers of one name", withTensor(wholesField(1, [1]), wholeField(2, 1), textField(8, "W"), bytesField(9, new Uint8Array(4))).length > 0 ? onnxFile({ ...linear, more: [messageField(5, wholesField(1, [1]), wholeField(2, 1), textField(8, "W"), bytesField(9, new Uint8Array(4)))] }) : good, "it has the initializer W twice"],
  ["a tensor of too few bytes", withTensor(wholesField(1, [4, 2]), wholeField(2, 1), textField(8, "W"), bytesField(9, new Uint8Array(8))), "the tensor W takes 32 bytes, and has 8"],
  ["a tensor of enormous dimensions", withTensor(wholesField(1, [2 ** 40, 2 ** 40]), wholeField(2, 1), textField(8, "W")), "more numbers than can be counted"],
  ["a tensor of a dimension below 0", withTensor(wholesField(1, [-4, 2]), wholeField(2, 1), textField(8, "W")), "a dimension of size -4"],
  ["a tensor without numbers", withTensor(wholesField(1, [4000000, 4000]), wholeField(2, 1), textField(8, "W")), "has 0 numbers, and its shape says 16000000000"],
  ["an unknown element type", withTensor(wholesField(1, [1]), wholeField(2, 99), textField(8, "W")), "the element type 99"],
  ["numbers outside of the folder", external("../secret.bin"), "only files in its own folder are read"],
  ["numbers in a folder of a folder outside", external("a/../../secret.bin"), "only files in its own folder are read"],
  ["numbers at an absolute path", external("/etc/passwd"), "only files in its own folder are read"],
  ["numbers behind a link", external("link.bin"), "a link out of its folder"],
  ["numbers in no file", external("nowhere.bin"), "has numbers in nowhere.bin"],
  ["numbers in a folder", external("."), "only files in its own folder are read"],
  ["numbers beyond the end", external("short.bin"), "which has 8"],
  ["a place that is no number", external("short.bin", "-1"), "its offset is `-1`"],
  ["an input of enormous dimensions", withShape(["batch", 2 ** 40]), "a dimension of size"],
  ["an input of many dimensions that are large", withShape(["batch", 2 ** 20, 2 ** 20]), "takes 1099511627776 numbers"],
  ["an input without a shape", onnxFile({ ...linear, inputs: {}, more: [messageField(11, textField(1, "x"))] }), "the input x has no shape"],
  ["several dimensions that vary", withShape(["batch", "time", "more"]), "--size time=…"],
  ["a reshape to enormous dimensions", view("Reshape", [-1, 2 ** 50]), "another number of elements"],
  ["a permutation that is none", onnxFile({ nodes: [{ operator: "Transpose", name: "t", inputs: ["x"], outputs: ["y"], attributes: { perm: [0, 0] } }] }), "node t (Transpose) permutes"],
  ["an axis that is none", onnxFile({ nodes: [{ operator: "Softmax", name: "s", inputs: ["x"], outputs: ["y"], attributes: { axis: 7 } }] }), "names axis 7 of 2"],
  ["a tile of enormous counts", view("Tile", [1, 2 ** 40]), "repeats a dimension"],
  ["an expansion to enormous dimensions", view("Expand", [1, 2 ** 40, 4]), ""],
  ["a kernel of no size", onnxFile({ inputs: { x: ["batch", 3, 8, 8] }, nodes: [{ operator: "MaxPool", name: "p", inputs: ["x"], outputs: ["y"], attributes: { kernel_shape: [0, 0] } }] }), "has a kernel [0, 0]"],
  ["an operator that is none", graph({ operator: "Frobnicate", name: "f", inputs: ["x"], outputs: ["y"] }), "node f (Frobnicate) is an operator that is not read"],
  ["weights of another size", onnxFile({ ...linear, tensors: { ...linear.tensors, W: { shape: [3, 2], values: [1, 2, 3, 4, 5, 6] } } }), "multiplies by weights of another size"],
  ["more nodes than are read", onnxFile({ nodes: Array.from({ length: 50_001 }, (_, k) => relu(k === 0 ? "x" : `v${k}`, `v${k + 1}`)), outputs: ["v50001"] }), "more than 50000"],
  ["an output without inputs", onnxFile({ tensors: { c: { shape: [1], values: [1] } }, nodes: [relu("c", "y")] }), "depends on no input"],
])("%s", async (title, bytes, message) => {
  const path = join(inside, `${title.replaceAll(" ", "-").slice(0, 40)}.onnx`);
  writeFileSync(path, bytes);
  const before = readdirSync(inside).length;
  const start = process.cpuUsage();
  const { code, err } = await nnc(["import", path]);
  const { user, system } = process.cpuUsage(start);
  expect(err).toContain(message);
  expect(code).toBe(1);
  // The first one loads the reader, too.
  expect((user + system) / 1e6).toBeLessThan(2);
  expect(readdirSync(inside).length).toBe(before);
});

test.each<readonly [string, Uint8Array]>([
  ["values that are read eight times each, fifty times", doubling(50)],
  ["a thousand functions behind each other", chain(1000)],
  ["fifty thousand nodes that do nothing", onnxFile({ nodes: Array.from({ length: 50_000 }, (_, k) => ({ ...relu(k === 0 ? "x" : `v${k}`, `v${k + 1}`), operator: "Identity" })), outputs: ["v50000"] })],
])("%s overflow no stack", async (_, bytes) => {
  const path = join(inside, "deep.onnx");
  writeFileSync(path, bytes);
  const { err, code } = await nnc(["import", path, "--force"]);
  expect(err).toContain("0 numbers");
  expect(code).toBe(0);
});
