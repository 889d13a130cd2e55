/** Positions from data within branches: each copy of a branch has its own, so that branches can be joined afterwards. */
import { expect, test } from "vitest";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { emit, load } from "../../targets/typescript/support.ts";
import { close, noise } from "../../support/numbers.ts";

const taps = (time: string): string => `layer taps { input x: [time, n] weight K: [2, n, 2] = heNormal output y[t < time, f] = sum(i, j: ${time} * K[i, j, f]) }
model M { input x: index(7)[3] embedding(1) taps flatten dense(2) output y: [2] loss squaredError train { batch: 3 } }`;

test.each([["a read beyond the end", taps("(x[t + i, j] else 0.5)")], ["a choice by index", taps("(t + i < time ? x[(t + i) % time, j] ^ 2 : 0.5 * t)")]])("%s", async (_, text) => {
  for (const precision of ["f64", "f32"] as const) {
    const emitted = await emit(text, precision);
    expect(verifyKernels(emitted.planned.kernels)).toEqual([]);
    const network = (await load(emitted))({ seed: 1 });
    const [x, y] = [[0, 1, 2, 3, 4, 5, 6, 0, 1], noise(6, 2)];
    network.accumulate(x, y);
    if (precision === "f32") continue;
    for (const [name, { values }] of Object.entries(network.gradients)) {
      const at = network.parameters[name]?.values ?? new Float64Array();
      const differences = Array.from(at, (w, i) => {
        const [up = NaN, down = NaN] = [1e-5, -1e-5].map((h) => {
          at[i] = w + h;
          return network.loss(x, y);
        });
        at[i] = w;
        return (up - down) / 2e-5;
      });
      close(values, differences, 1e-7, name);
    }
  }
});
