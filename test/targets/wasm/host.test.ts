/** Modules that run WebAssembly give hosts the gradients that the TypeScript target gives. */
import { describe, expect, test } from "vitest";
import { load } from "../../support/module.ts";
import { close, noise } from "../../support/numbers.ts";

const text = `model Net {
  input x: [5, 5, 2]
  conv(3, 2) relu maxPool(2) flatten dropout(0.3) dense(4) layerNorm tanh dense(2)
  output y: [2]
  regularize l2(0.01)
  loss external
  train { batch: 3 optimizer: sgd(rate: 0.1) }
}`;

describe("WebAssembly", () => {
  test.each([["loss external", text], ["a loss of its own", text.replace("external", "squaredError")]])("%s", async (name, source) => {
    const create = async (target: "ts" | "wasm") => (await load(source, { target, precision: "f32", inputGradients: true }))({ seed: 2 });
    const [machine, plain] = [await create("wasm"), await create("ts")];
    for (const count of [3, 1, 3]) {
      const [x, g] = [noise(count * 50, count), noise(count * 2, count + 9)];
      for (const network of [machine, plain]) {
        if (name === "loss external") {
          network.forwardTraining(x);
          network.backward(g);
        } else network.accumulate(x, g);
      }
      close(machine.inputGradients?.["x"]?.subarray(0, x.length) ?? [], plain.inputGradients?.["x"]?.subarray(0, x.length) ?? [], 1e-4, "input gradient");
      for (const [parameter, { values }] of Object.entries(plain.gradients)) close(machine.gradients[parameter]?.values ?? [], values, 1e-3, parameter);
      for (const network of [machine, plain]) network.update();
    }
    expect(machine.inputGradients?.["x"]?.some((v) => v !== 0)).toBe(true);
  });
});
