/** `mixtureDensity` far from its distributions: the cost and its gradients are finite where the density is 0 in floating point. */
import { describe, expect, test } from "vitest";
import { load } from "../support/module.ts";

const text = `model Net {
  input x: [1]
  known[i] = y.target[i]
  x mixtureDensity(known, 3) as m
  output y: [1] = m
  output shares: [3] = m.shares
  loss m.cost
  train { optimizer: sgd(0.01) batch: 2 }
}
`;

describe.each([["ts", 1e-12], ["wasm", 1e-5]] as const)("on %s", (target, tolerance) => {
  test("numbers far away cost their distance, and shares of one do not overflow", async () => {
    const net = (await load(text, { target }))({ seed: 1 });
    const set = (name: string, values: readonly number[]): void => net.parameters[`m.${name}`]?.values.set(values);
    for (const name of ["M", "D", "d"]) set(name, [0, 0, 0]);
    set("S", [200, 0, -200]);
    set("m", [0, 1, -1]);
    set("s", [0, 0, 0]);
    // The first distribution has all of the share: the cost is that of N(0, 1) at the number.
    const far = [1000, -2000];
    const expected = far.reduce((sum, t) => sum + t ** 2 / 2 + Math.log(2 * Math.PI) / 2, 0) / 2;
    const found = net.accumulate([50, 50], far);
    expect(Math.abs(found / expected - 1)).toBeLessThan(tolerance);
    for (const { values } of Object.values(net.gradients)) expect(values.every(Number.isFinite)).toBe(true);
    expect(Math.abs((net.gradients["m.m"]?.values[0] ?? NaN) / 500 - 1)).toBeLessThan(tolerance);
  });

  test("two places of one number are learned, which a mean cannot say", async () => {
    const net = (await load(text.replace("sgd(0.01)", "adam(0.02)").replace("batch: 2", "batch: 32"), { target }))({ seed: 2 });
    const x = Array.from({ length: 32 }, () => 0.5);
    const y = x.map((_, n) => (n % 2 === 0 ? 1 : -1));
    for (let t = 0; t < 400; t++) net.trainBatch(x, y);
    // One normal distribution around the mean, 0, costs log(2 pi e) / 2.
    expect(net.loss(x, y)).toBeLessThan(Math.log(2 * Math.PI * Math.E) / 2 - 1);
  });
});
