/** Models over columns whose offset is far greater than their spread, and data for them. */
import { emit, emitMachine, type Emitted, load, type Network, noise } from "../typescript/support.ts";

/** Every way to compute in float32. */
export const singles: readonly (readonly [string, (text: string) => Promise<Emitted>])[] = [
  ["TypeScript in float32", (text) => emit(text, "f32")],
  ["WebAssembly", emitMachine],
];

export interface Case {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const epoch = 1612892067115;
const settings = "train { optimizer: adam(rate: 0.02) epochs: 60 batch: 16 metrics: [r2] }";
const rows = Array.from({ length: 300 }, (_, n) => n);
const random = noise(3);
const noises = rows.map(() => random());

/** What trains to nothing where timestamps are rounded to float32 before their mean is subtracted. */
export const cases: Readonly<Record<string, Case>> = {
  "milliseconds through standardize": {
    text: `model M { input f: { t } standardize dense(1) output y: [1] loss meanSquaredError ${settings} }`,
    data: { f: rows.map((n) => ({ t: epoch + 150 * n })), y: rows.map((n) => n / 300) },
  },
  "beside classes in a record": {
    text: `model M { input f: { kind: oneHot("a", "b", "c"), t, isLate: binary("no", "yes") } standardize dense(1) output y: [1] loss meanSquaredError ${settings} }`,
    data: {
      f: rows.map((n) => ({ kind: ["a", "b", "c"][n % 3], t: epoch + 150 * n, isLate: n % 2 === 0 ? "no" : "yes" })),
      y: rows.map((n) => n / 300 + (n % 3) / 3 - (n % 2) / 2),
    },
  },
  "a fitted layer of one's own": {
    text: `layer between() {
      input x: [..s]
      fitted low[..s] = min(data: x[..s])
      fitted high[..s] = max(data: x[..s])
      output y[..s] = (2 * x[..s] - low[..s] - high[..s]) / (high[..s] - low[..s])
    }
    model M { input at: [2] between dense(1) output y: [1] loss meanSquaredError ${settings} }`,
    data: { at: Float64Array.from(rows.flatMap((n) => [epoch + 150 * n, 5e8 + (noises[n] ?? 0)])), y: rows.map((n) => n / 300 + (noises[n] ?? 0)) },
  },
  "values made of data before they are standardized": {
    text: `model M { input at: [1] seconds[i] = at[i] / 1000 let z = seconds { standardize dense(1) } output y: [1] = z loss meanSquaredError ${settings} }`,
    data: { at: Float64Array.from(rows, (n) => epoch + 150 * n), y: rows.map((n) => n / 300) },
  },
  "a target with an offset": {
    text: `loss centered(y[k], target[k], center[k]) = mean(k: (y[k] - (target[k] - center[k]) / 1000) ^ 2)
    model M { input x: [1] dense(1) output y: [1] fitted center[k] = mean(data: y.target[k]) loss centered(center: center) train { optimizer: adam(rate: 0.02) epochs: 60 batch: 16 } }`,
    data: { x: rows.map((n) => n / 150 - 1), y: rows.map((n) => epoch + 10 * n) },
  },
  "an output with an offset": {
    text: `model M { input at: [1] fitted center[i] = mean(data: at[i]) fitted spread[i] = sqrt(mean(data: (at[i] - center[i]) ^ 2))
      shifted[i] = (at[i] - center[i]) / spread[i] let z = shifted { dense(1) } later[i] = center[i] + spread[i] * z[i] output y: [1] = later
      loss scaled(spread: spread) ${settings} }
    loss scaled(y[k], target[k], spread[k]) = mean(k: ((y[k] - target[k]) / spread[k]) ^ 2)`,
    data: { at: rows.map((n) => epoch + 150 * n), y: rows.map((n) => epoch + 150 * n + 4000) },
  },
};

/** A network of a case, trained. */
export async function trained({ text, data }: Case, emitted: (text: string) => Promise<Emitted>): Promise<Network> {
  const network = (await load(await emitted(text)))({ seed: 2 });
  network.fit(data);
  return network;
}
