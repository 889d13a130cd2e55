/** Optimizers whose states have other shapes than the weights: what is kept, saved and restored, on both targets. */
import { describe, expect, test } from "vitest";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { load } from "../support/module.ts";
import { close, noise } from "../support/numbers.ts";

const text = (optimizer: string, definitions = ""): string => `${definitions}
model Net {
  input x: [3]
  dense(4) tanh
  dense(2)
  output y: [2]
  loss squaredError
  train { optimizer: ${optimizer} batch: 4 }
}
`;
const [x, y] = [noise(4 * 3, 1), noise(4 * 2, 2)];

/** Each row keeps the mean of its squares, and the sum of all steps so far; \`turned\` has rows for columns. */
const own = `optimizer rows(rate = 0.1, keep = 0.5) {
  weight w: [..s, n]
  state row: [..s] = 0.25, all: [] = 1
  turned[k, ..s] = g[..s, k]
  row[..s] = keep * row[..s] + (1 - keep) * mean(k: turned[k, ..s] ^ 2)
  all = all + mean(..s: row[..s])
  turned[k, ..s] = turned[k, ..s] / sqrt(row[..s])
  let length = sqrt(sum(..s, k: turned[k, ..s] ^ 2))
  w[..s, j] = w[..s, j] - rate * turned[j, ..s] / (length * all)
}`;

/** The same of a weight with so many columns, by hand. */
function byHand(w: number[], g: ArrayLike<number>, columns: number, kept: { row: number[]; all: number }): void {
  const turned = [...w.keys()].map((i) => g[i] ?? NaN);
  kept.row = kept.row.map((r, s) => 0.5 * r + (0.5 * turned.slice(s * columns, (s + 1) * columns).reduce((sum, v) => sum + v * v, 0)) / columns);
  kept.all += kept.row.reduce((sum, r) => sum + r, 0) / kept.row.length;
  const scaled = turned.map((v, i) => v / Math.sqrt(kept.row[Math.floor(i / columns)] ?? NaN));
  const length = Math.hypot(...scaled);
  for (const i of w.keys()) w[i] = (w[i] ?? NaN) - (0.1 * (scaled[i] ?? NaN)) / (length * kept.all);
}

describe.each([["ts", 1e-12], ["wasm", 1e-4]] as const)("states of other shapes, %s", (target, tolerance) => {
  test("steps are those that are written", async () => {
    const net = (await load(text("rows", own), { target }))({ seed: 3 });
    const weights = new Map(Object.entries(net.parameters).map(([name, { values, shape }]) => [name, { w: [...values], columns: shape.at(-1) ?? 1, kept: { row: Array.from({ length: shape.length === 1 ? 1 : (shape[0] ?? 1) }, () => 0.25), all: 1 } }]));
    for (let t = 0; t < 5; t++) {
      net.accumulate(x, y);
      for (const [name, { w, columns, kept }] of weights) byHand(w, net.gradients[name]?.values ?? [], columns, kept);
      net.update();
      for (const [name, { w }] of weights) close(net.parameters[name]?.values ?? [], w, tolerance, `${name} after step ${t + 1}`);
    }
  });

  test.each([["rows", own, { "rows.row(dense1.W)": [3], "rows.all(dense1.W)": [], "rows.row(dense1.b)": [] }], ["adafactor(0.05)", "", { "adafactor.row(dense1.W)": [3], "adafactor.column(dense1.W)": [4], "adafactor.column(dense1.b)": [4] }], ["muon else adamw(0.01) biases: adamw(0.02)", "", { "muon.mean(dense1.W)": [3, 4], "adamw.m(dense1.b)": [4] }]] as const)("%s: what is saved has its shapes, and goes on bit for bit", async (optimizer, definitions, shapes) => {
    const create = await load(text(optimizer, definitions), { target });
    const [net, again] = [create({ seed: 3 }), create({ seed: 8 })];
    for (let t = 0; t < 5; t++) net.trainBatch(x, y);
    const { tensors } = decodeSafetensors(net.save());
    for (const [name, shape] of Object.entries(shapes)) expect(tensors.get(name)?.shape, name).toEqual(shape);
    expect([...tensors.keys()].some((name) => name.includes("turned"))).toBe(false);
    again.load(net.save());
    for (let t = 0; t < 3; t++) expect(again.trainBatch(x, y)).toBe(net.trainBatch(x, y));
    for (const [name, { values }] of Object.entries(net.parameters)) expect(again.parameters[name]?.values).toEqual(values);
  });
});
