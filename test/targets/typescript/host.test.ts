/** Modules that leave the loss to their host: what they have, what they refuse, and what is drawn when. */
import { describe, expect, test } from "vitest";
import { load } from "../../support/module.ts";
import { close, noise } from "../../support/numbers.ts";

describe("use by a host", () => {
  const model = (more = ""): string => `model Net {\n  input x: [3], k: index(4)\n  k embedding(2) as e\n  x dense(2) tanh as h\n  e concat(h) dropout(0.5) dense(2)\n  output y: [2]\n  output z: [2] = h { sigmoid }\n  loss external\n  ${more}\n}`;
  const x = noise(6, 1);
  const k = [0, 3];
  const g = { y: noise(4, 2), z: noise(4, 3) };

  test("several inputs and outputs go by name; positions have no gradient", async () => {
    const network = (await load(model()))();
    network.forwardTraining({ x, k });
    network.backward(g);
    expect(Object.keys(network.inputGradients ?? {})).toEqual(["x"]);
    const both = network.inputGradients?.["x"]?.slice(0, 6) ?? [];
    // Linear in the gradients that are handed in, and a forward pass can be gone back through more than once.
    const none = new Float64Array(4);
    network.backward({ y: g.y, z: none });
    const one = network.inputGradients?.["x"]?.slice(0, 6);
    network.backward({ y: none, z: g.z });
    close(network.inputGradients?.["x"]?.subarray(0, 6).map((v, i) => v + (one?.[i] ?? NaN)) ?? [], both, 1e-12, "sum");
  });

  test("backward goes back through a forward pass in training that nothing came after", async () => {
    const network = (await load(model()))();
    const refused = "backward has no forward pass to go back through: call forwardTraining first";
    expect(() => network.backward(g)).toThrow(refused);
    for (const end of [() => void network.forward({ x, k }), () => void network.predict({ x: x.subarray(0, 3), k: 1 }), () => network.update(), () => network.load(network.save())]) {
      network.forwardTraining({ x, k });
      network.backward(g);
      end();
      expect(() => network.backward(g)).toThrow(refused);
    }
  });

  test("what does not fit is refused by name, and nothing is changed", async () => {
    const network = (await load(model()))();
    network.forwardTraining({ x, k });
    network.backward(g);
    const before = Object.values(network.gradients).map(({ values }) => values.slice());
    expect(() => network.backward({ y: g.y, z: noise(3, 1) })).toThrow("outputGradient.z holds 3 numbers, and 4 are needed");
    expect(() => network.backward({ y: g.y, z: [0, NaN, 0, 0] })).toThrow("outputGradient.z[1] is NaN, not a finite number");
    expect(() => network.backward(g, 1)).toThrow("count is 1, and forwardTraining had 2 examples");
    expect(() => network.forwardTraining({ x: [0, Infinity, 0, 0, 0, 0], k })).toThrow("x[1] is Infinity");
    expect(() => network.backward([1, 2, 3, 4])).toThrow("not an array of numbers");
    expect(Object.values(network.gradients).map(({ values }) => values.slice())).toEqual(before);
    network.backward({ y: [...g.y, 9, 9], z: [...g.z, 9] }, 2);
    expect(Object.values(network.gradients).map(({ values }) => values.slice())).toEqual(before);
  });

  test("draws are new after each pass back, the same before, and go on where saved weights left them", async () => {
    const create = await load(model());
    const network = create();
    const pass = (of = network): number[] => Object.values<unknown>(of.forwardTraining({ x, k })).flatMap((v) => (v instanceof Float64Array ? [...v] : []));
    const first = pass();
    expect(pass()).toEqual(first);
    network.backward(g);
    expect(pass()).not.toEqual(first);
    network.backward(g);
    network.update();
    const resumed = create({ weights: network.save() });
    expect(pass(resumed)).toEqual(pass());
  });

  test("training resumed is training uninterrupted, bit for bit", async () => {
    const create = await load(model("regularize l2(0.01)\n  train { optimizer: adam batch: 2 }"));
    const step = (of: ReturnType<typeof create>): void => {
      of.forwardTraining({ x, k });
      of.backward(g);
      of.update();
    };
    const straight = create({ seed: 5 });
    step(straight);
    const resumed = create({ weights: straight.save() });
    for (const of of [straight, resumed]) for (let i = 0; i < 3; i++) step(of);
    expect(resumed.save()).toEqual(straight.save());
  });

  test("members that need a loss are not there", async () => {
    const network = (await load(model()))();
    expect(Object.keys(network)).toEqual(["predict", "forward", "forwardTraining", "backward", "update", "parameters", "gradients", "inputGradients", "save", "load", "meta"]);
  });
});
