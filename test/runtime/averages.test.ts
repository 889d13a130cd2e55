/** Averages of weights: what predictions read, what trains, what is saved, on both targets. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { load, type TestNetwork } from "../support/module.ts";
import { close, noise } from "../support/numbers.ts";

const settings = "constraint: maxNorm(1) clip: norm(1) batch: 4 shuffle: false epochs: 4";
const text = (average: string): string => `model Net {
  input x: [3]
  dense(4) tanh
  train 0.5 { dense(2) }
  output y: [2]
  loss squaredError
  regularize l2(0.01)
  train { optimizer: adam(0.05) ${average} ${settings} }
}
`;
const [x, y] = [noise(4 * 3, 1), noise(4 * 2, 2)];
const copyOf = (net: TestNetwork): Map<string, Float64Array> => new Map(Object.entries(net.parameters).map(([name, { values }]) => [name, Float64Array.from(values)]));
const put = (net: TestNetwork, values: ReadonlyMap<string, ArrayLike<number>>): void => {
  for (const [name, v] of values) net.parameters[name]?.values.set(v);
};

/** The share of the average that is kept at step t, from 1. */
const rules: readonly (readonly [string, (t: number) => number])[] = [
  ["ema(0.7)", (t) => Math.min(0.7, (1 + t) / (10 + t))],
  ["ema(0)", () => 0],
  ["swa(3)", (t) => (t <= 3 ? 0 : (t - 4) / (t - 3))],
];

describe.each([["ts", 1e-12], ["wasm", 2e-5]] as const)("averages of weights, %s", (target, tolerance) => {
  test.each(rules)("%s: steps are those of the same network without it, and predictions those of the average", async (rule, keep) => {
    const plain = (await load(text(""), { target }))({ seed: 3 });
    const other = (await load(text(""), { target }))({ seed: 3 });
    const net = (await load(text(`average: ${rule}`), { target }))({ seed: 3 });
    const mean = copyOf(plain);
    for (let t = 1; t <= 7; t++) {
      close([net.accumulate(x, y)], [plain.accumulate(x, y)], tolerance, `loss of step ${t}`);
      for (const [name, { values }] of Object.entries(plain.gradients)) close(net.gradients[name]?.values ?? [], values, tolerance, `gradient of ${name} in step ${t}`);
      net.update();
      plain.update();
      const share = keep(t);
      for (const [name, { values }] of Object.entries(plain.parameters)) mean.set(name, (mean.get(name) ?? values).map((m, i) => share * m + (1 - share) * (values[i] ?? NaN)));
      for (const [name, values] of mean) close(net.parameters[name]?.values ?? [], values, tolerance, `average of ${name} after step ${t}`);
    }
    put(other, mean);
    close(net.forward(x), other.forward(x), tolerance, "predictions");
    close([net.loss(x, y)], [other.loss(x, y)], tolerance, "loss");
  });

  test("what is saved goes on bit for bit, and weights alone begin anew from the average", async () => {
    const create = await load(text("average: ema(0.9)"), { target });
    const [net, again, fresh] = [create({ seed: 3 }), create({ seed: 8 }), create({ seed: 8 })];
    for (let t = 0; t < 5; t++) net.trainBatch(x, y);
    again.load(net.save());
    expect(decodeSafetensors(net.save()).tensors.has("ema.ahead(dense1.W)")).toBe(true);
    for (let t = 0; t < 3; t++) expect(again.trainBatch(x, y)).toBe(net.trainBatch(x, y));
    expect(copyOf(again)).toEqual(copyOf(net));
    // A network that has trained, whose weights are ahead of their averages, takes others.
    fresh.trainBatch(x, y);
    fresh.load((net as TestNetwork & { save: (options: { readonly only: "weights" }) => Uint8Array }).save({ only: "weights" }));
    expect(copyOf(fresh)).toEqual(copyOf(net));
    close([fresh.accumulate(x, y)], [net.loss(x, y)], Math.max(tolerance, 1e-6), "the first step begins at the average");
  });

  test("weights that are set by hand are those that train", async () => {
    const net = (await load(text("average: ema(0.9)"), { target }))();
    put(net, new Map(Object.entries(net.parameters).map(([name, { values }]) => [name, values.map((v) => v + 0.125)])));
    close([net.accumulate(x, y)], [net.loss(x, y)], Math.max(tolerance, 1e-6), "loss");
  });
});

test("an average of one's own may put the weight back", async () => {
  const own = `optimizer lookahead(every = 3, share = 0.5) {
  state slow = w
  slow = t % every == 0 ? slow + share * (w - slow) : slow
  w = t % every == 0 ? slow : w
  output slow
}
`;
  const plain = (await load(text("")))({ seed: 3 });
  const net = (await load(own + text("average: lookahead")))({ seed: 3 });
  let slow = copyOf(plain);
  for (let t = 1; t <= 7; t++) {
    close([net.trainBatch(x, y)], [plain.trainBatch(x, y)], 1e-12, `loss of step ${t}`);
    if (t % 3 === 0) {
      const fast = copyOf(plain);
      slow = new Map([...slow].map(([name, v]) => [name, v.map((s, i) => s + 0.5 * ((fast.get(name)?.[i] ?? NaN) - s))]));
      put(plain, slow);
    }
    for (const [name, v] of slow) close(net.parameters[name]?.values ?? [], v, 1e-12, `${name} after step ${t}`);
  }
});

test("schedule-free training is an average of one's own", async () => {
  const program = readFileSync("test/examples-missing/schedule-free.nn", "utf8").split("\nmodel ")[0] ?? "";
  const settings = "optimizer: sgd(0.2) batch: 4";
  const plain = (await load(text("").replace(/train 0.5 \{ dense\(2\) \}/, "dense(2)").replace(/optimizer: .*/, `${settings} }`)))({ seed: 3 });
  const net = (await load(program + text("").replace(/train 0.5 \{ dense\(2\) \}/, "dense(2)").replace(/optimizer: .*/, `${settings} average: scheduleFree }`)))({ seed: 3 });
  // Defazio et al. (2024): y between z and x, z by the gradient at y, x the mean of z.
  const [z, mean] = [copyOf(plain), copyOf(plain)];
  for (let t = 1; t <= 6; t++) {
    const mixed = new Map([...z].map(([name, v]) => [name, v.map((a, i) => 0.1 * a + 0.9 * (mean.get(name)?.[i] ?? NaN))]));
    put(plain, mixed);
    close([net.trainBatch(x, y)], [plain.accumulate(x, y)], 1e-12, `loss of step ${t}`);
    for (const [name, v] of z) {
      const moved = v.map((a, i) => a - 0.2 * (plain.gradients[name]?.values[i] ?? NaN));
      z.set(name, moved);
      mean.set(name, (mean.get(name) ?? moved).map((m, i) => m + ((moved[i] ?? NaN) - m) / t));
    }
    plain.update();
    for (const [name, v] of mean) close(net.parameters[name]?.values ?? [], v, 1e-12, `${name} after step ${t}`);
  }
});

test("fit measures and predicts with averages, and a module for inference has them", async () => {
  const create = await load(text("average: ema(0.9)"));
  const net = create({ seed: 1 });
  const rows = { x: [...x], y: [...y] };
  net.fit(rows, { epochs: 4, validation: 0 });
  const small = (await load(text("average: ema(0.9)"), { inference: true }))({ weights: net.save() });
  expect([...small.forward(x)]).toEqual([...net.forward(x)]);
  close([net.evaluate(rows).loss], [net.loss(x, y)], 1e-12, "evaluate");
});

test("what is frozen has no average", () => {
  const { models: [model] } = check(text("average: ema").replace("dense(4) tanh", "frozen { dense(4) } tanh"));
  expect([...(model?.optimizer?.ahead?.keys() ?? [])]).toEqual(["dense2.W", "dense2.b"]);
});
