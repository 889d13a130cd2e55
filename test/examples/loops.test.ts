/** Loops of a program: L-BFGS, sharpness-aware minimization, and two models that train in turns. */
import { expect, test } from "vitest";
import { curve } from "../../examples/loops/curve.ts";
import { batch, draws, noiseOf, step } from "../../examples/loops/gan.ts";
import { lbfgs } from "../../examples/loops/lbfgs.ts";
import { createCritic, createCurve, createMaker, type Network } from "../../examples/loops/network.ts";
import { samStep } from "../../examples/loops/sam.ts";
import { gather } from "../../examples/loops/vectors.ts";

const { x, y } = curve();
const network = (): Promise<Network> => createCurve();

test("L-BFGS comes lower than as many steps of adam", async () => {
  const [plain, net] = [await network(), await network()];
  const losses = lbfgs(net, x, y, { steps: 100 });
  for (let t = 0; t < 200; t++) {
    plain.accumulate(x, y);
    plain.update();
  }
  for (const [t, loss] of losses.entries()) expect(loss).toBeLessThanOrEqual(losses[Math.max(0, t - 1)] ?? Number.NaN);
  expect(losses.at(-1)).toBeLessThan(2e-3);
  expect(losses.at(-1)).toBeLessThan(plain.loss(x, y) / 10);
});

test("a sharpness-aware step takes the gradient of a point within the radius, and moves from where it was", async () => {
  const [net, plain] = [await network(), await network()];
  const before = gather(net.parameters);
  expect(samStep(net, x, y, 0)).toBe(plain.accumulate(x, y));
  plain.update();
  expect(gather(net.parameters)).toEqual(gather(plain.parameters));
  const far = await network();
  samStep(far, x, y, 0.1);
  const [moved, straight] = [gather(far.parameters), gather(net.parameters)];
  expect(moved).not.toEqual(straight);
  // Adam's first step is the rate, whatever the gradient's size.
  expect(Math.max(...moved.map((w, i) => Math.abs(w - (before[i] ?? 0))))).toBeCloseTo(0.01, 6);
  const loss = far.loss(x, y);
  for (let t = 0; t < 100; t++) samStep(far, x, y);
  expect(far.loss(x, y)).toBeLessThan(loss / 2);
});

test("a maker learns from a critic where points are", async () => {
  const maker = await createMaker();
  const critic = await createCritic();
  const draw = draws(1);
  const radiusOf = (): number => {
    const made = maker.forward(noiseOf(draw));
    return Array.from({ length: batch }, (_, i) => Math.hypot(made[2 * i] ?? 0, made[2 * i + 1] ?? 0)).reduce((a, b) => a + b) / batch;
  };
  const first = radiusOf();
  for (let t = 0; t < 250; t++) step(maker, critic, draw);
  expect(Math.abs(first - 1)).toBeGreaterThan(0.3);
  expect(Math.abs(radiusOf() - 1)).toBeLessThan(0.25);
});
