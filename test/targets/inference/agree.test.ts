/** Modules for inference predict what whole modules predict, after they have loaded what those saved. */
import { describe, expect, test } from "vitest";
import { exampleAt } from "../../../src/cli/examples.ts";
import { drawData } from "../../../src/cli/draw.ts";
import { slice, single } from "../../../src/cli/network.ts";
import { type CompileOptions, stage } from "../../../src/index.ts";
import { loadWithModel, type TestNetwork } from "../../support/module.ts";
import { models, type ModelText } from "./models.ts";
import { sampled } from "../../support/extent.ts";

/** Some steps of training, so that statistics and fitted values are those of data. */
function train(network: TestNetwork, model: Awaited<ReturnType<typeof loadWithModel>>["model"]): void {
  const data = drawData(model, 5);
  const inputs = single(slice(data.arrays, model.inputs.map((i) => i.name), data.count, 0, data.count));
  if (model.loss === undefined) return;
  if (!model.loss.external) {
    network.fit(Object.fromEntries(data.arrays), { epochs: 3, validation: 0, onWarning: () => undefined });
    return;
  }
  for (let step = 0; step < 3; step++) {
    network.backward(network.forwardTraining(inputs, data.count), data.count);
    network.update();
  }
}

/** A result, or the error: drawn numbers are not always classes of a record. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (cause) {
    return cause instanceof Error ? cause.message : cause;
  }
}

/** Whether numbers anywhere in two results agree to a tolerance, relative to the largest, and everything else is equal. */
function expectClose(found: unknown, expected: unknown, tolerance: number): void {
  const numbers = (value: unknown): readonly number[] => {
    if (typeof value === "number") return [value];
    if (ArrayBuffer.isView(value)) return value instanceof Float64Array || value instanceof Float32Array ? [...value] : [];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbers) : [];
  };
  const [a, b] = [numbers(found), numbers(expected)];
  expect(a.length).toBe(b.length);
  const largest = Math.max(1e-300, ...b.filter(Number.isFinite).map(Math.abs));
  const off = a.flatMap((x, i) => (Object.is(x, b[i]) || Math.abs(x - (b[i] ?? NaN)) <= tolerance * largest ? [] : [[x, b[i]]]));
  expect(off).toEqual([]);
  const words = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "number" || ArrayBuffer.isView(inner) ? 0 : inner));
  expect(words(found)).toBe(words(expected));
}

async function compare({ text, fileName }: ModelText, options: CompileOptions, rounding: number): Promise<void> {
  const { text: folded } = await stage(text, "fold", { ...options, fileName, inference: true });
  // Where nothing is computed ahead, the bits are the same.
  const expectSame = (found: unknown, expected: unknown): void => {
    if (folded.includes("program prepare")) expectClose(found, expected, rounding);
    else expect(found).toEqual(expected);
  };
  const { create, model } = await loadWithModel(text, { ...options, fileName });
  const only = await loadWithModel(text, { ...options, fileName, inference: true });
  const whole = create({ seed: 3 });
  train(whole, model);
  const weights = whole.save();
  const network = only.create({ weights });
  expect(Object.keys(network)).toEqual(["predict", "forward", ...(model.stream === undefined ? [] : ["stream"]), "parameters", "load", "meta"]);
  const data = drawData(model, 9);
  const inputs = single(slice(data.arrays, model.inputs.filter((i) => i.needed).map((i) => i.name), data.count, 0, data.count));
  for (let pass = 0; pass < 2; pass++) {
    expectSame(network.forward(inputs, data.count), whole.forward(inputs, data.count));
    for (let row = 0; row < data.count; row++) {
      const example = exampleAt(model.inputs, data, row);
      expectSame(outcome(() => network.predict(example)), outcome(() => whole.predict(example)));
    }
    // Once more, after the weights were loaded into the network that has them.
    network.load(weights);
  }
}

test("there are 40 models at least", () => expect(models.length).toBeGreaterThanOrEqual(40));

/** All of them on every target with `NNC_ALL`; else half of them, each on one. */
const chosen = (target: number): readonly (typeof models)[number][] => sampled(models, 6, target);

describe.each([["TypeScript", 0, { target: "ts" }, 1e-12], ["WebAssembly", 1, { target: "wasm" }, 2e-6], ["float32", 2, { precision: "f32" }, 2e-6]] as const)("in %s a module for inference agrees with the whole one", (_, target, options, rounding) => {
  test.each(chosen(target).map((m) => [m.name, m] as const))("%s", (__, model) => compare(model, options, rounding));
});
