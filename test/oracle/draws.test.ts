/** What draws: PyTorch's own draws are others, so those at hand are told from a gradient, and all else is held to them. */
import { describe, expect, test } from "vitest";
import { library } from "../../src/std/library.ts";
import { load } from "../support/module.ts";
import { agree, once } from "./compare.ts";

/** Uneven numbers in -1 … 1, none of them 0. */
const uneven = (count: number, start: number): readonly number[] => Array.from({ length: count }, (_, i) => Math.sin(start + 1.7 * i));

interface Step {
  readonly hidden: readonly number[];
  readonly targets: readonly number[];
  readonly loss: number;
  /** The loss's gradient with respect to what goes into the layer: that of the bias before it. */
  readonly gradient: readonly number[];
}

/** `dense(units)` and then `call`, over `steps` steps at rate 0; the gradients behind the layer are held to that of the bias. */
async function stepsOf(call: string, from: number, units: number, steps: number): Promise<readonly Step[]> {
  const text = `model Net {\n  input x: [${from}]\n  dense(${units}) ${call}\n  output y: [${units}]\n  loss squaredError\n  train { batch: 1 optimizer: sgd(rate: 0) }\n}\n`;
  const network = (await load(text, { inputGradients: true }))();
  const [W, b] = [uneven(from * units, 1), uneven(units, 2)];
  network.parameters["dense1.W"]?.values.set(W);
  network.parameters["dense1.b"]?.values.set(b);
  const weight = (i: number, j: number): number => W[i * units + j] ?? Number.NaN;
  return Array.from({ length: steps }, (_, step) => {
    const [inputs, targets] = [uneven(from, 3 + step), uneven(units, 5 + step)];
    const hidden = b.map((bias, j) => inputs.reduce((sum, x, i) => sum + x * weight(i, j), bias));
    agree("output", network.forward(inputs), hidden, once);
    agree("loss without training", [network.loss(inputs, targets)], [half(hidden, targets)], once);
    const loss = network.accumulate(inputs, targets);
    const gradient = [...(network.gradients["dense1.b"]?.values ?? [])];
    agree("gradient of the weights", network.gradients["dense1.W"]?.values ?? [], inputs.flatMap((x) => gradient.map((g) => x * g)), once);
    agree("gradient of the input", network.inputGradients?.["x"]?.subarray(0, from) ?? [], inputs.map((_, i) => gradient.reduce((sum, g, j) => sum + weight(i, j) * g, 0)), once);
    network.update();
    return { hidden, targets, loss, gradient };
  });
}

const half = (y: readonly number[], targets: readonly number[]): number => y.reduce((sum, v, i) => sum + 0.5 * (v - (targets[i] ?? Number.NaN)) ** 2, 0);

const sizes: readonly (readonly [from: number, units: number, steps: number])[] = [[1, 1, 900], [5, 3, 300], [8, 40, 30]];

describe("dropout", () => {
  test.each(sizes.flatMap((size) => [0.2, 0.5].map((rate) => [rate, ...size] as const)))("dropout(%f) of %i-%i, over %i steps", async (rate, from, units, steps) => {
    let kept = 0;
    for (const { hidden, targets, loss, gradient } of await stepsOf(`dropout(${rate})`, from, units, steps)) {
      const mask = gradient.map((g) => (g === 0 ? 0 : 1 / (1 - rate)));
      const y = hidden.map((h, j) => h * (mask[j] ?? Number.NaN));
      agree("training loss", [loss], [half(y, targets)], once);
      agree("gradient", gradient, y.map((v, j) => (v - (targets[j] ?? Number.NaN)) * (mask[j] ?? Number.NaN)), once);
      kept += mask.filter((m) => m > 0).length;
    }
    const count = units * steps;
    expect(Math.abs(kept / count - (1 - rate))).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / count));
  });
});

describe("gaussianNoise", () => {
  test.each(sizes)("of %i-%i, over %i steps", async (from, units, steps) => {
    const draws: number[] = [];
    for (const { hidden, targets, loss, gradient } of await stepsOf("gaussianNoise(0.3)", from, units, steps)) {
      const y = gradient.map((g, j) => g + (targets[j] ?? Number.NaN));
      agree("training loss", [loss], [half(y, targets)], once);
      draws.push(...y.map((v, j) => (v - (hidden[j] ?? Number.NaN)) / 0.3));
    }
    holdsTo(draws, 0, 1);
  });
});

/** Mean and deviation, to five deviations of what so many draws give. */
function holdsTo(draws: readonly number[], mean: number, deviation: number): void {
  const found = draws.reduce((sum, v) => sum + v, 0) / draws.length;
  const spread = Math.sqrt(draws.reduce((sum, v) => sum + (v - found) ** 2, 0) / draws.length);
  expect(Math.abs(found - mean)).toBeLessThanOrEqual((5 * deviation) / Math.sqrt(draws.length));
  expect(Math.abs(spread - deviation)).toBeLessThanOrEqual((5 * deviation) / Math.sqrt(2 * draws.length));
}

/** Mean, deviation and the greatest distance from the mean, from fanIn and fanOut: as torch.nn.init states them. */
const initializers: Readonly<Record<string, (fanIn: number, fanOut: number) => readonly [mean: number, deviation: number, reach: number]>> = {
  "zeros": () => [0, 0, 0],
  "ones": () => [1, 0, 0],
  "constant(0.3)": () => [0.3, 0, 0],
  "uniform": () => [0.5, 1 / Math.sqrt(12), 0.5],
  "uniform(-1, 3)": () => [1, 4 / Math.sqrt(12), 2],
  "normal": () => [0, 1, Infinity],
  "normal(2, 0.1)": () => [2, 0.1, Infinity],
  // The deviation of a normal draw cut off at two of its own: sqrt(1 - 4 density(2) / (1 - 2 tail)).
  "truncatedNormal": () => [0, 0.8796256610342398, 2],
  "truncatedNormal(1, 0.5)": () => [1, 0.5 * 0.8796256610342398, 1],
  "within(gaussian(), 0.5, 0)": () => [0.5, 0, 0],
  "glorotUniform": (i, o) => even(Math.sqrt(6 / (i + o))),
  "glorotNormal": (i, o) => [0, Math.sqrt(2 / (i + o)), Infinity],
  "heUniform": (i) => even(Math.sqrt(6 / i)),
  "heNormal": (i) => [0, Math.sqrt(2 / i), Infinity],
  "lecunUniform": (i) => even(Math.sqrt(3 / i)),
  "lecunNormal": (i) => [0, Math.sqrt(1 / i), Infinity],
};

function even(bound: number): readonly [number, number, number] {
  return [0, bound / Math.sqrt(3), bound];
}

describe("initializers", () => {
  // One model draws all of them, a layer each.
  const calls = Object.entries(initializers);

  test("all of the library but orthogonal, whose own test is test/runtime/orthogonal.test.ts", () => {
    const names = library.filter(({ keyword }) => keyword === "initializer").map(({ name }) => name);
    expect([...new Set(calls.map(([call]) => call.replace(/\(.*/, "")))].sort()).toEqual(names.filter((name) => name !== "orthogonal").sort());
  });

  test.each([[1, 1, 1500], [3, 5, 150], [24, 40, 2]])("%i-%i, %i times", async (from, units, times) => {
    const layers = calls.map(([call], i) => `let y${i} = { dense(${units}, init: ${call}) }`);
    const outputs = calls.map((_, i) => `y${i}`);
    const text = `model Net {\n  input x: [${from}]\n  ${layers.join("\n  ")}\n  dense(${units}) concat(${outputs.join(", ")})\n  output y: [${units * (calls.length + 1)}]\n  loss squaredError\n  train { batch: 1 }\n}\n`;
    const create = await load(text);
    const drawn = calls.map((): number[] => []);
    for (let seed = 1; seed <= times; seed++) {
      const { parameters } = create({ seed });
      drawn.forEach((draws, i) => draws.push(...(parameters[`dense${i + 1}.W`]?.values ?? [])));
    }
    calls.forEach(([call, of], i) => {
      const [mean, deviation, reach] = of(from, units);
      const draws = drawn[i] ?? [];
      expect(draws.length, call).toBe(from * units * times);
      expect(Math.max(...draws.map((v) => Math.abs(v - mean))), call).toBeLessThanOrEqual(reach + 1e-12);
      if (deviation > 0) holdsTo(draws, mean, deviation);
    });
  });
});
