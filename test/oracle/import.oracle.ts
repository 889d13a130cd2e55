/** Files that PyTorch's exporter wrote, imported: the emitted module predicts what PyTorch does, and learns as it does from the same weights. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { nnc } from "../cli/terminal.ts";
import { loadWithModel, type TestNetwork } from "../support/module.ts";

const folder = process.env["NNC_KEEP"] ?? mkdtempSync(join(tmpdir(), "nnc-import-"));
afterAll(() => {
  if (process.env["NNC_KEEP"] === undefined) rmSync(folder, { recursive: true });
});

interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

interface Case {
  readonly title: string;
  readonly options: { readonly last?: boolean; readonly out?: boolean; };
  readonly inputs: readonly Numbers[];
  readonly outputs: readonly Numbers[];
  readonly target?: Numbers;
  readonly trained?: Numbers;
}

function run(script: string): readonly Case[] {
  const only = process.env["IMPORT_ONLY"];
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL(`import/${script}`, import.meta.url)), folder, ...(only === undefined ? [] : [only])], { stdio: ["ignore", "ignore", "pipe"] });
  const cases: readonly Case[] = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));
  return cases;
}

/** [n, channels, …] as [n, …, channels]. */
function channelsLast({ shape: [count = 1, channels = 1, ...rest], values }: Numbers): Numbers {
  const size = rest.reduce((a, b) => a * b, 1);
  const moved = values.map((_, at) => {
    const [n, place, channel] = [Math.floor(at / (size * channels)), Math.floor(at / channels) % size, at % channels];
    return values[(n * channels + channel) * size + place] ?? NaN;
  });
  return { shape: [count, ...rest, channels], values: moved };
}

async function imported(title: string): Promise<{ readonly text: string; readonly weights: Uint8Array }> {
  const path = join(folder, `${title}.onnx`);
  const { code, err } = await nnc(["import", path, "--force"]);
  expect(err).toMatch(/opset \d+/);
  expect(code).toBe(0);
  const file = path.replace(".onnx", ".nn");
  const checked = await nnc(["check", file]);
  expect(`${checked.out}${checked.err}`).toBe("1 file checked: no errors\n");
  expect((await nnc(["fmt", "--check", file])).code).toBe(0);
  return { text: readFileSync(file, "utf8"), weights: readFileSync(path.replace(".onnx", ".safetensors")) };
}

function compare(found: ArrayLike<number>, { values }: Numbers, bound: number): void {
  expect(found.length).toBe(values.length);
  const scale = Math.max(1, ...values.map(Math.abs));
  expect(Math.max(...values.map((value, k) => Math.abs(value - (found[k] ?? NaN)) / scale))).toBeLessThan(bound);
}

type Given = Readonly<Record<string, Float64Array>>;

async function networkOf(text: string, weights: Uint8Array): Promise<{ readonly network: TestNetwork; readonly inputs: readonly string[]; readonly outputs: readonly string[] }> {
  const { create, model } = await loadWithModel(text);
  const network = create();
  network.load(weights);
  return { network, inputs: model.inputs.map(({ name }) => name), outputs: model.outputs.map(({ name }) => name) };
}

function single(given: Given): Given | Float64Array {
  const values = Object.values(given);
  return values.length === 1 && values[0] !== undefined ? values[0] : given;
}

async function predicts({ title, options, inputs, outputs }: Case): Promise<void> {
  const { text, weights } = await imported(title);
  const { network, inputs: names, outputs: results } = await networkOf(text, weights);
  const placed = inputs.map((x) => (options.last === true ? channelsLast(x) : x));
  const given = Object.fromEntries(names.map((name, k) => [name, Float64Array.from(placed[k]?.values ?? [])]));
  const count = inputs[0]?.shape[0];
  const found: unknown = network.forward(single(given), count);
  outputs.forEach((y, k) => {
    const expected = options.out === true ? channelsLast(y) : y;
    const result = results.length === 1 ? found : (found as Readonly<Record<string, unknown>>)[results[k] ?? ""];
    compare(result as Float64Array, expected, 1e-5);
  });
}

const cases = run("models.py");

describe("what PyTorch exports predicts the same within 1e-5", () => {
  test.each(cases.map((c) => [c.title, c] as const))("%s", async (_, c) => predicts(c));
});

describe("ten steps of SGD lead to the same outputs within 1e-6", () => {
  test.each(cases.flatMap((c) => (c.trained === undefined ? [] : [[c.title, c] as const])))("%s", async (_, { title, options, inputs, target, trained }) => {
    const { text, weights } = await imported(title);
    const learning = text.replace(/\}\n$/, "  loss squaredError\n  train {\n    optimizer: sgd(rate: 0.05)\n    batch: 7\n  }\n}\n").replaceAll(/^.*\bdropout\(.*$/gm, (line) => line.replaceAll(/ ?dropout\([^)]*\)/g, ""));
    const { network } = await networkOf(learning, weights);
    const [x, y] = [inputs[0], target].map((numbers, k) => ((k === 0 ? options.last : options.out) === true && numbers !== undefined ? channelsLast(numbers) : numbers));
    const [given, wanted] = [Float64Array.from(x?.values ?? []), Float64Array.from(y?.values ?? [])];
    for (let step = 0; step < 10; step++) network.trainBatch(given, wanted, 7);
    if (trained !== undefined) compare(network.forward(given, 7), options.out === true ? channelsLast(trained) : trained, 1e-6);
  });
});
