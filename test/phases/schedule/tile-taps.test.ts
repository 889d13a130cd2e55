/** Gradients of weights, several taps side by side where no channels share what is loaded. */
import { expect, test } from "vitest";
import { simdMachine } from "../../../src/ir/machines.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { lowered, loweredText, reasonsOf } from "./gradient-of-kernel.ts";

test.each<[string, string, string, number?]>([
  ["of one channel, five taps as three and two", "conv(6, kernel: 5, padding: 2)", "[9, 9, 1]"],
  ["seven as four and three, along time", "conv1d(8, kernel: 7, padding: 3)", "[20, 1]"],
  ["of each channel", "depthwise(3, padding: 1)", "[6, 6, 5]"],
  ["of each channel at a stride", "depthwise(3, stride: 2, padding: 1)", "[7, 7, 8]"],
  ["of one example", "conv(4, kernel: 3, padding: 1)", "[5, 6, 1]", 1],
])("%s", (_what, layers, input, batch) => {
  expect(reasonsOf(lowered(layers, input, "", batch ?? 2), simdMachine).some((r) => r.endsWith(" side by side"))).toBe(true);
});

test("results side by side of windows of each channel, away from the ends and at them", () => {
  const before = lowered("depthwise(3, padding: 1) conv(4, kernel: 1)", "[4, 19, 5]", "", 2);
  reasonsOf(before, simdMachine);
  const forward = scheduleSimd(before, simdMachine, true).training?.kernels.find((k) => k.writes.includes("depthwise1.y"));
  expect(forward?.decisions).toContain("i2 side by side");
});

test("examples that share a kernel stay rows of tiles", () => {
  const forward = scheduleSimd(lowered("conv(8, kernel: 3, padding: 1)", "[6, 6, 3]"), simdMachine, true).training?.kernels.find((k) => k.writes.some((w) => w === "conv1.y" || w === "flatten1.y"));
  expect(forward?.decisions.join()).toContain("tiled 4×8");
});

test.each([
  ["taps have nothing in common", "conv(4, kernel: 5, padding: 4)", "[2, 2, 1]"],
  ["channels share what is loaded", "conv(4, kernel: 3, padding: 1)", "[6, 6, 3]"],
  ["no bound moves", "conv(4, kernel: 3)", "[6, 6, 1]"],
])("but not where %s", (_why, layers, input) => {
  expect(reasonsOf(lowered(layers, input, "", 2), simdMachine).join()).not.toContain("side by side");
});

test("a sum that is empty for one of its results is not put beside others", () => {
  const before = loweredText(`layer halves() {
    input  x: [3, 2, 3]
    weight w: [3]
    output y[i < 3, j < 2, l < 3] = sum(k < 3: 2 * k == j + 1 ? (w[k] > 0.5 ? w[k] : 0) : 0) + x[i, j, l]
  }
  model Net { input x: [3, 2, 3] halves flatten dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 3 } }`);
  reasonsOf(before, simdMachine);
  expect(scheduleSimd(before, simdMachine, true).training?.kernels.flatMap((k) => k.decisions).join()).not.toContain("side by side");
});
