/** Emitted convolutions in minimal forms: loss and gradients are those of float64 within 1e-5, as with sums, and `exactSums` keeps the sums. */
import { expect, test } from "vitest";
import { compile } from "../../../src/index.ts";
import { load } from "../../support/module.ts";

const batch = 9;
const text = `model Net {
  input x: [11, 10, 8]
  conv(16, kernel: 3, padding: 1) relu conv(16, kernel: 3, padding: 1, groups: 2) tanh conv(8, kernel: 5)
  flatten dense(3)
  output y: [3]
  loss squaredError
  train { batch: ${batch} optimizer: sgd }
}`;
const wave = (length: number, speed: number): Float32Array => Float32Array.from({ length }, (_, k) => Math.sin(speed * (k + 1)));

test("gradients are those of float64", async () => {
  const networks = await Promise.all([load(text), load(text, { target: "wasm" }), load(text, { target: "wasm", exactSums: true })]).then((all) => all.map((create) => create({ seed: 1, fused: false })));
  const [reference] = networks;
  const [x, y] = [wave(batch * 880, 0.7), wave(batch * 3, 0.3)];
  const found = networks.map((network) => {
    for (const [name, { values }] of Object.entries(network.parameters)) values.set((reference?.parameters[name]?.values ?? []).map(Math.fround));
    return { loss: network.accumulate(x, y, batch), gradients: Object.entries(network.gradients).map(([name, { values }]) => [name, [...values]] as const) };
  });
  const [exact, ...others] = found;
  expect(others[0]?.gradients).not.toEqual(others[1]?.gradients);
  for (const { loss, gradients } of others) {
    expect(Math.abs(loss / (exact?.loss ?? 0) - 1)).toBeLessThan(1e-5);
    gradients.forEach(([name, values], k) => {
      const right = exact?.gradients[k]?.[1] ?? [];
      const greatest = Math.max(...right.map(Math.abs));
      expect(Math.max(...values.map((v, i) => Math.abs(v - (right[i] ?? NaN)))) / greatest, name).toBeLessThan(1e-5);
    });
  }
});

test.each([[{}, true], [{ exactSums: true }, false]])("%j: in minimal forms %s", async (options, minimal) => {
  const { modules } = await compile(text, { target: "wasm", ...options });
  expect(modules[0]?.text.includes("minimal filtering F(4, 3) × F(4, 3)")).toBe(minimal);
});
