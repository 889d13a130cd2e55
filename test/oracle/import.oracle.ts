/** Files that PyTorch's exporter wrote, imported: the emitted module predicts what PyTorch does, and learns as it does from the same weights. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { afterAll, describe, expect, test } from "vitest";
import { type Case, casesOf, channelsLast, compare, imported, networkOf } from "./import/run.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
const others = mkdtempSync(join(tmpdir(), "nnc-import-"));
afterAll(() => rmSync(others, { recursive: true }));

function isNumbers(value: unknown): value is Readonly<Record<string, ArrayLike<number>>> {
  return typeof value === "object" && value !== null;
}

async function predicts({ title, options, inputs, outputs }: Case): Promise<void> {
  const { text, weights } = await imported(join(folder, `${title}.onnx`));
  const { network, inputs: names, outputs: results } = await networkOf(text, weights);
  const placed = inputs.map((x) => Float64Array.from((options.last === true ? channelsLast(x) : x).values));
  const [only] = placed;
  const found: unknown = network.forward(placed.length === 1 && only !== undefined ? only : Object.fromEntries(names.map((name, k) => [name, placed[k] ?? new Float64Array(0)])), inputs[0]?.shape[0]);
  if (!isNumbers(found)) throw new Error("it predicts nothing");
  outputs.forEach((y, k) => {
    const result = results.length === 1 ? Object.values(found) : Array.from(found[results[k] ?? ""] ?? []);
    compare(result.map(Number), (options.out === true ? channelsLast(y) : y).values, 1e-5);
  });
}

const cases = casesOf("models.py", folder);

describe("what PyTorch exports predicts the same within 1e-5", () => {
  test.each(cases.map((c) => [c.title, c] as const))("%s", async (_, c) => predicts(c));
});

describe("ten steps of SGD lead to the same outputs within 1e-6", () => {
  test.each(cases.flatMap((c) => (c.trained === undefined ? [] : [[c.title, c] as const])))("%s", async (_, { title, options, inputs, target, trained }) => {
    const { text, weights } = await imported(join(folder, `${title}.onnx`));
    const settings = "  loss squaredError\n  train {\n    optimizer: sgd(rate: 0.05)\n    batch: 7\n  }\n}\n";
    const { network } = await networkOf(text.replace(/\}\n$/, settings), weights);
    const [x, y] = [inputs[0], target].map((numbers, k) => ((k === 0 ? options.last : options.out) === true && numbers !== undefined ? channelsLast(numbers) : numbers));
    const [given, wanted] = [Float64Array.from(x?.values ?? []), Float64Array.from(y?.values ?? [])];
    for (let step = 0; step < 10; step++) network.trainBatch(given, wanted, 7);
    expect(trained).toBeDefined();
    if (trained !== undefined) compare(network.forward(given, 7), (options.out === true ? channelsLast(trained) : trained).values, 1e-6);
  });
});

describe("graphs as tf2onnx writes them predict within 1e-5 what ONNX Runtime does", () => {
  test.each(casesOf("others.py", others).map((c) => [c.title, c] as const))("%s", async (title, { inputs: [x] }) => {
    const path = join(others, `${title}.onnx`);
    const { text, weights } = await imported(path);
    const { network } = await networkOf(text, weights);
    const session = await InferenceSession.create(path, { logSeverityLevel: 3, intraOpNumThreads: 1 });
    const { out } = await session.run({ in: new Tensor("float32", Float32Array.from(x?.values ?? []), x?.shape ?? []) });
    if (!(out?.data instanceof Float32Array)) throw new Error("it gives no numbers");
    compare(network.forward(Float64Array.from(x?.values ?? []), 7), out.data, 1e-5);
  });
});
