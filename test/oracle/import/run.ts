/** Files of ONNX that a script in Python writes, and what the models imported from them compute. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { nnc } from "../../cli/terminal.ts";
import { loadWithModel, type TestNetwork } from "../../support/module.ts";

export interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface Case {
  readonly title: string;
  /** Whether inputs and outputs have channels second in the graph, and last in the model. */
  readonly options: { readonly last?: boolean; readonly out?: boolean };
  readonly inputs: readonly Numbers[];
  readonly outputs: readonly Numbers[];
  readonly target?: Numbers;
  readonly trained?: Numbers;
}

export function casesOf(script: string, folder: string): readonly Case[] {
  const only = process.env["IMPORT_ONLY"];
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL(script, import.meta.url)), folder, ...(only === undefined ? [] : [only])], { stdio: ["ignore", "ignore", "pipe"] });
  const cases: readonly Case[] = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8"));
  return cases;
}

/** [n, channels, …] as [n, …, channels]. */
export function channelsLast({ shape: [count = 1, channels = 1, ...rest], values }: Numbers): Numbers {
  const size = rest.reduce((a, b) => a * b, 1);
  const moved = values.map((_, at) => {
    const [n, place, channel] = [Math.floor(at / (size * channels)), Math.floor(at / channels) % size, at % channels];
    return values[(n * channels + channel) * size + place] ?? NaN;
  });
  return { shape: [count, ...rest, channels], values: moved };
}

/** Imports a file: the model is without faults and formatted. */
export async function imported(path: string): Promise<{ readonly text: string; readonly weights: Uint8Array }> {
  const { code, err } = await nnc(["import", path, "--force"]);
  expect(err).toMatch(/opset \d+/);
  expect(code).toBe(0);
  const file = path.replace(".onnx", ".nn");
  const checked = await nnc(["check", file]);
  expect(`${checked.out}${checked.err}`).toBe("1 file checked: no errors\n");
  expect((await nnc(["fmt", "--check", file])).code).toBe(0);
  return { text: readFileSync(file, "utf8"), weights: readFileSync(path.replace(".onnx", ".safetensors")) };
}

/** The greatest difference, relative to the greatest number where that is above 1. */
export function compare(found: ArrayLike<number>, values: ArrayLike<number>, bound: number): void {
  expect(found.length).toBe(values.length);
  const expected = Array.from(values);
  const scale = Math.max(1, ...expected.map(Math.abs));
  expect(Math.max(...expected.map((value, k) => Math.abs(value - (found[k] ?? NaN)) / scale))).toBeLessThan(bound);
}

/** In float64. */
export async function networkOf(text: string, weights: Uint8Array): Promise<{ readonly network: TestNetwork; readonly inputs: readonly string[]; readonly outputs: readonly string[] }> {
  const { create, model } = await loadWithModel(text);
  const network = create();
  network.load(weights);
  return { network, inputs: model.inputs.map(({ name }) => name), outputs: model.outputs.map(({ name }) => name) };
}
