/** `frozen` computes as in inference and changes nothing that is kept inside of it, wherever it is nested. */
import { describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import type { Expr } from "../../src/ir/equation/types.ts";
import { children } from "../../src/ir/equation/traverse.ts";
import { toEquations } from "../../src/pipeline.ts";
import { compareArray } from "../../src/cli/differences.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { emit, emitMachine, load, type Network, noise } from "../targets/typescript/support.ts";

const own = `
/// The greatest value seen so far, and a share of noise while training.
layer peak() {
  input x: [n]
  state most: [n] = 0
  now[i] = max(batch: x[i])
  while training { most[i] = max(most[i], now[i] + 1) }
  output y[i] = x[i] - (training ? now[i] : most[i]) + (training ? 0.1 * gaussian(i) : 0)
}
block base(units) { dense(units) batchNorm dropout(0.5) }
`;

const around = (body: string, head = "standardize dense(1)", optimizer = "sgd(rate: 0)"): string =>
  `${own}\nmodel Net { input x: [2] ${body} ${head} output y: [1] loss meanSquaredError regularize l2(0.01) train { optimizer: ${optimizer} batch: 16 constraint: maxNorm(0.5) } }`;

const bodies: Readonly<Record<string, string>> = {
  "a batch norm": "frozen { dense(3) batchNorm }",
  "state and noise of one's own": "frozen { dense(3) peak }",
  "dropout": "frozen { dense(3) dropout(0.5) }",
  "a block": "frozen { base(3) }",
  "a shared part": "shared part = { dense(3) batchNorm dense(2) } frozen { part }",
  "a repetition": "frozen { repeat 2 { residual { dense(2) batchNorm peak } } }",
  "inside of a repetition": "repeat 2 { frozen { residual { dense(2) peak } } }",
  "frozen twice": "frozen { frozen { dense(3) } batchNorm }",
  "a rate of 0": "train 0 { dense(3) batchNorm dropout(0.2) }",
  "a faster part of it": "frozen { train 2 { dense(3) batchNorm } }",
  "a side chain": "frozen { let side = { batchNorm } add(side) dropout(0.1) }",
};

const random = noise(5);
const data = { x: Float64Array.from({ length: 80 }, () => 3 * random() + 1), y: Float64Array.from({ length: 40 }, random) };

const draws = (e: Expr): boolean => e.kind === "draw" || children(e).some(draws);

/** The saved numbers of what is inside of `frozen`. */
function kept(network: Network, frozen: readonly string[]): Readonly<Record<string, readonly number[]>> {
  const { tensors } = decodeSafetensors(network.save());
  return Object.fromEntries(frozen.map((name) => [name, Array.from(tensors.get(name)?.values ?? [])]));
}

describe.each(Object.entries(bodies))("%s", (_name, body) => {
  const [model] = check(around(body)).models;
  const frozen = model?.instances.filter((i) => i.frozen).flatMap((i) => i.variables) ?? [];

  test("draws nothing and stores nothing", () => {
    if (model === undefined) throw new Error(check(around(body)).diagnostics.map((d) => d.message).join("\n"));
    const { training } = toEquations(model);
    expect(training?.stores).toEqual([]);
    expect(training?.equations.filter((q) => draws(q.body))).toEqual([]);
  });

  test.each(["ts", "wasm"])("loses at a rate of 0 what it lost before, in %s", async (target) => {
    const network = (await load(await (target === "ts" ? emit : emitMachine)(around(body))))({ seed: 1 });
    network.fit(data, { epochs: 1 });
    const { loss } = network.evaluate(data);
    network.fit(data, { epochs: 5 });
    expect(network.evaluate(data).loss).toBe(loss);
  });

  test("is saved as it was, while what follows it learns", async () => {
    const network = (await load(await emit(around(body, "standardize dense(1)", "adam(rate: 0.1)"))))({ seed: 1 });
    const before = kept(network, frozen);
    const head = Object.keys(network.gradients);
    const first = head.map((name) => Array.from(network.parameters[name]?.values ?? []));
    network.fit(data, { epochs: 3 });
    expect(kept(network, frozen)).toEqual(before);
    expect(head.map((name) => Array.from(network.parameters[name]?.values ?? []))).not.toEqual(first);
  });
});

test("what comes before a frozen part learns through it as it is in inference", async () => {
  const text = around("dense(3) frozen { batchNorm dense(4) peak } tanh", "dense(1)");
  const network = (await load(await emit(text)))({ seed: 3 });
  const [x, y] = [data.x.slice(0, 12), data.y.slice(0, 6)];
  network.accumulate(x, y);
  const gradients = Object.fromEntries(Object.entries(network.gradients).map(([name, { values }]) => [name, values.slice()]));
  expect(Object.keys(gradients)).toEqual(["dense1.W", "dense1.b", "dense3.W", "dense3.b"]);
  for (const [name, values] of Object.entries(gradients)) {
    expect(compareArray(name, network.parameters[name]?.values ?? new Float64Array(), values, () => network.loss(x, y), 60).error, name).toBeLessThan(1e-6);
  }
});

test("what stands outside of it goes on: state moves, and what is drawn is drawn", () => {
  const [model] = check(around("frozen { batchNorm } batchNorm peak dropout(0.5)", "dense(1)")).models;
  const training = model && toEquations(model).training;
  expect(training?.stores.map((s) => s.target)).toEqual(["batchNorm2.runningMean", "batchNorm2.runningVariance", "peak1.most"]);
  expect(training?.equations.some((q) => draws(q.body))).toBe(true);
});

test("what is fitted inside of it comes from the base, and without one is fitted once", async () => {
  const text = around("frozen { standardize dense(3) batchNorm }", "standardize dense(1)", "adam(rate: 0.1)");
  const create = await load(await emit(text));
  const one = create({ seed: 1 });
  one.fit(data, { epochs: 1 });
  const center = kept(one, ["standardize1.center"]);
  expect(center["standardize1.center"]?.[0]).toBeCloseTo(Array.from(data.x).filter((_, i) => i % 2 === 0).reduce((a, b) => a + b / 40, 0), 12);
  one.fit({ x: data.x.map((x) => 10 * x), y: data.y }, { epochs: 1 });
  expect(kept(one, ["standardize1.center"])).toEqual(center);
  const two = create({ seed: 2 });
  const only = ["standardize1", "dense1", "batchNorm1"];
  two.load(one.save(), { only });
  two.fit({ x: data.x.map((x) => 10 * x), y: data.y }, { epochs: 2 });
  const names = ["standardize1.center", "standardize1.spread", "dense1.W", "dense1.b", "batchNorm1.runningMean", "batchNorm1.runningVariance", "batchNorm1.gamma"];
  expect(kept(two, names)).toEqual(kept(one, names));
});

describe("a shared part", () => {
  const shared = (part: string, first: string, second: string): readonly string[] =>
    check(`model Net { input a: [3], b: [3] shared part = ${part} let x = a { ${first} } b ${second} add(x) dense(1) output y: [1] loss squaredError }`).diagnostics.map((d) => d.code);

  test("is frozen in all of its uses or in none", () => {
    expect(shared("dense(4)", "frozen { part }", "frozen { part }")).toEqual([]);
    expect(shared("dense(4)", "frozen { part }", "train 0 { part }")).toEqual([]);
    expect(shared("dense(4)", "part", "frozen { part }")).toEqual(["NN359"]);
    expect(shared("{ tanh dense(4) }", "train 0.1 { part }", "part")).toEqual(["NN359"]);
    expect(shared("dense(4)", "train 0.1 { part }", "train 0.2 { part }")).toEqual(["NN359"]);
  });

  test("without anything to keep may be inside of it and outside", () => {
    expect(shared("{ dropout(0.5) tanh }", "part", "frozen { part }")).toEqual([]);
  });
});
