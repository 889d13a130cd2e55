/** Words of training: parts that learn slower, constraints, and early stopping, in emitted modules. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { blobs, classifier, emit, load, type Network, network, noise } from "./support.ts";

const { inputs: point, targets: kind } = blobs(3, 2, 60);
const data = { point, kind };

/** Every number that is kept of parameters and state, by name. */
function weights(n: Network): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(Object.entries(n.parameters).map(([name, { values }]) => [name, [...values]]));
}

describe("parts that learn at a share of the rate", () => {
  const chain = (first: string): string => `model M { input x: [3] ${first} { dense(4) tanh batchNorm } dense(2) output y: [2] loss squaredError regularize l2(0.1)
    train { optimizer: adam(rate: 0.1) clip: norm(0.2) constraint: maxNorm(0.8) batch: 4 } }`;

  test("at 0 are frozen", async () => {
    const [zero, frozen] = [await network(chain("train 0"), { seed: 4 }), await network(chain("frozen"), { seed: 4 })];
    const random = noise(3);
    const [x, y] = [Float64Array.from({ length: 12 }, random), Float64Array.from({ length: 8 }, random)];
    const before = weights(zero)["dense1.W"];
    for (let step = 0; step < 5; step++) expect(zero.trainBatch(x, y)).toBe(frozen.trainBatch(x, y));
    expect(weights(zero)).toEqual(weights(frozen));
    expect(weights(zero)["dense1.W"]).toEqual(before);
    expect(Object.keys(zero.gradients)).toEqual(["dense2.W", "dense2.b"]);
  });

  test("at 1 are as all others", async () => {
    const [one, plain] = [await network(chain("train 1"), { seed: 4 }), await network(chain("residual").replace(/residual \{ (.*?) \}/, "$1"), { seed: 4 })];
    for (const n of [one, plain]) n.trainBatch([1, 2, 3, 3, 2, 2], [1, 0, 0, 1], 2);
    expect(weights(one)).toEqual(weights(plain));
  });

  test("take compile-time names, blocks and shared parts", () => {
    const { models, diagnostics } = check(`
block trunk(share) { train share { dense(4) tanh } dense(4) }
model M(slow = 1 / 4) {
  input x: [3]
  shared part = { dense(3) }
  train slow { trunk(2 * slow) part }
  train 0.5 { train 0 { dense(3) } }
  dense(1)
  output y: [1]
  loss squaredError
}`);
    expect(diagnostics).toEqual([]);
    const rates = models[0]?.variables.filter((v) => v.role === "weight").map((v) => [v.name, v.trained, v.rate.kind === "rational" ? v.rate.n / v.rate.d : NaN]);
    expect(rates).toEqual([["trunk1.dense1.W", true, 1 / 8], ["trunk1.dense2.W", true, 1 / 4], ["part.dense1.W", true, 1 / 4], ["dense1.W", false, 0], ["dense2.W", true, 1]]);
  });
});

describe("constraints", () => {
  const text = (constraint: string, more = ""): string => `${more} model M { input x: [3] dense(4) tanh dense(2) output y: [2] loss squaredError
    train { optimizer: sgd(rate: 0.5) constraint: ${constraint} batch: 4 } }`;
  const columns = (values: readonly number[], width: number): number[] =>
    Array.from({ length: width }, (_, j) => Math.hypot(...values.filter((_w, i) => i % width === j)));

  test("hold what leads to each unit within a length, and leave biases alone", async () => {
    const [limited, free] = [await network(text("maxNorm(0.3)"), { seed: 1 }), await network(text("maxNorm(1000)"), { seed: 1 })];
    const x = [1, 2, 3, -1, 0, 2];
    const y = [5, -5, 4, 4];
    const losses = [limited, free].map((n) => n.trainBatch(x, y, 2));
    expect(losses[0]).toBe(losses[1]);
    for (const length of columns(weights(limited)["dense1.W"] ?? [], 4)) expect(length).toBeLessThanOrEqual(0.3);
    expect(weights(limited)["dense1.b"]).toEqual(weights(free)["dense1.b"]);
    expect(Math.max(...columns(weights(free)["dense2.W"] ?? [], 2))).toBeGreaterThan(0.3);
  });

  test("of length 1, and of no weight below 0", async () => {
    const unit = await network(text("unitNorm"), { seed: 1 });
    const above = await network(text("nonNegative"), { seed: 1 });
    for (const n of [unit, above]) n.trainBatch([1, 2, 3], [1, -1], 1);
    for (const length of columns(weights(unit)["dense1.W"] ?? [], 4)) expect(length).toBeCloseTo(1, 6);
    expect(Math.min(...(weights(above)["dense1.W"] ?? []))).toBe(0);
    expect(Math.min(...(weights(above)["dense2.b"] ?? []))).toBeLessThan(0);
  });

  test("may be written, with schedules and states of their own", async () => {
    const own = `optimizer fading(limit) {
      state age = 0
      age = age + 1
      let most = limit / age
      w[i, ..s] = min(max(w[i, ..s], -most), most)
    }`;
    const n = await network(text("fading(exponential(0.6, 0.5))", own), { seed: 2 });
    for (const most of [0.6, 0.3, 0.2]) {
      n.trainBatch([1, 2, 3], [9, -9], 1);
      expect(Math.max(...(weights(n)["dense1.W"] ?? []).map(Math.abs))).toBeLessThanOrEqual(most + 1e-15);
      expect(Math.max(...(weights(n)["dense2.W"] ?? []).map(Math.abs))).toBeCloseTo(most, 12);
    }
    const again = await load(await emit(text("fading(exponential(0.6, 0.5))", own)));
    const resumed = again({ weights: n.save() });
    for (const m of [n, resumed]) m.trainBatch([1, 2, 3], [9, -9], 1);
    expect(weights(resumed)).toEqual(weights(n));
    expect(Math.max(...(weights(n)["dense2.W"] ?? []).map(Math.abs))).toBeCloseTo(0.15, 12);
  });

  test.each([
    ["maxnorm(3)", "", "NN201 there is no constraint named `maxnorm`"],
    ["3", "", "NN502 `constraint` takes the name or call of a constraint, such as `maxNorm(3)`"],
    ["sgd", "", "NN510 `sgd` reads the gradient `g`: it is an optimizer, not a constraint"],
    ["maxNorm(limits: 3)", "", "NN235 "],
    ["own", "optimizer own() { w[i, i] = 2 * w[i, i] }", "NN421 "],
    ["own", "optimizer own() { w[i, j, k] = 2 * w[i, j, k] }", "NN405 "],
    ["own", "optimizer own() { w[i] = 0.5 }", "NN405 "],
    ["own", "optimizer own() { w[..s, j] = w[..s] }", "NN405 "],
    ["own", "optimizer own() { v = 2 * w }", "NN421 `v` is neither `w` nor a state, and an optimizer assigns to these only"],
  ])("%s %s is reported", (constraint, more, message) => {
    const { diagnostics } = check(text(constraint, more));
    expect(`${diagnostics[0]?.code} ${diagnostics[0]?.message}`.startsWith(message), `${diagnostics[0]?.code} ${diagnostics[0]?.message}`).toBe(true);
  });

  test("a constraint is not an optimizer", () => {
    const { diagnostics } = check(text("maxNorm").replace("sgd(rate: 0.5)", "nonNegative"));
    expect(diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual(["NN510 `nonNegative` does not read the gradient `g`: it is a constraint, not an optimizer"]);
  });
});

describe("early stopping", () => {
  const wild = classifier.replace("rate: 0.02", "rate: 1.5").replace("dense(3)", "batchNorm dense(3)");
  const options = { epochs: 200, patience: 3, validation: 0.3 };

  /** A run, with what was kept at its best epoch, and at its last. */
  async function run(n: Network, asynchronous: boolean): Promise<{ readonly best: readonly number[]; readonly last: readonly number[]; readonly least: number; readonly at: number }> {
    let least = Infinity;
    let [best, last]: readonly number[][] = [[], []];
    let at = 0;
    const onEpoch = ({ epoch, validation }: { readonly epoch: number; readonly validation?: { readonly loss: number } }): void => {
      last = state(n);
      const loss = validation?.loss ?? Infinity;
      if (loss >= least) return;
      [least, best, at] = [loss, last, epoch];
    };
    const history = asynchronous ? await n.fitAsync(data, { ...options, onEpoch }) : n.fit(data, { ...options, onEpoch });
    expect(history).toMatchObject({ stopped: "early", best: at });
    expect(history.epochs.at(-1)?.epoch).toBe(at + options.patience);
    return { best: best ?? [], last: last ?? [], least, at };
  }

  /** Outputs on a few points: what weights, norms and what was fitted come to. */
  function state(n: Network): number[] {
    return [...Object.values(weights(n)).flat(), ...n.forward(point.subarray(0, 12), 6)];
  }

  test.each([false, true])("puts back weights and state of the best epoch (async: %s)", async (asynchronous) => {
    const n = await network(wild, { seed: 5 });
    const { best, last } = await run(n, asynchronous);
    expect(state(n)).toEqual(best);
    expect(best).not.toEqual(last);
  });

  test("saves the best, and goes on from it", async () => {
    const create = await load(await emit(wild));
    const first = create({ seed: 5 });
    const { best, at } = await run(first, false);
    const second = create({ seed: 1, weights: first.save() });
    expect(state(second)).toEqual(best);
    const again = await run(second, true);
    expect(again.at).toBeGreaterThan(at);
    expect(state(second)).toEqual(again.best);
    // Going on without the detour through a file is the same.
    expect((await run(first, false)).best).toEqual(again.best);
    expect(second.save()).toEqual(first.save());
  });
});
